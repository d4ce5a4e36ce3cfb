import { css } from 'lit';

/** What a row and the header have in common: the columns are below each other. */
export const gridCellStyles = css`
  .header,
  .row {
    align-items: center;
    display: grid;
    grid-template-columns: var(--columns);
    height: var(--row-height);
    line-height: var(--row-height);
    /* The button of the columns has its place at the end of the header. */
    padding-inline: 12px 16px;
  }

  .row > *,
  .header > * {
    min-width: 0;
    overflow: hidden;
    padding-inline-end: 12px;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
`;

export const eventGridStyles = css`
  :host {
    container-type: size;
    min-height: 0;
    min-width: 0;
    position: relative;
  }

  .scroller {
    --row-height: 22px;
    height: 100%;
    outline-offset: -1px;
    overflow: auto scroll;
    /* Rows are put where they belong by hand. */
    overflow-anchor: none;
    position: relative;
  }

  sse-grid-header {
    display: block;
    min-width: var(--least-width);
    position: sticky;
    top: 0;
    z-index: 1;
  }

  .spacer {
    min-width: var(--least-width);
  }

  .viewport {
    contain: strict;
    position: sticky;
    top: 24px;
  }

  .row {
    contain: strict;
    cursor: default;
  }

  .row.bookmarked::before {
    background: var(--vscode-editorBracketHighlight-foreground2, var(--vscode-textLink-foreground));
    clip-path: polygon(0 0, 100% 0, 100% 100%, 50% 75%, 0 100%);
    content: '';
    forced-color-adjust: none;
    height: 11px;
    inset-inline-start: 2px;
    position: absolute;
    top: 5px;
    width: 7px;
  }

  .row:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground, inherit);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .row.found {
    background: var(--vscode-editor-findMatchHighlightBackground);
    box-shadow: inset 3px 0 0 var(--vscode-editorOverviewRuler-findMatchForeground, var(--vscode-focusBorder));
  }

  .row.found > :is(.number, .time, .size, .quiet, .mono) {
    color: inherit;
  }

  .row.found mark {
    background: none;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .row mark {
    background: none;
    color: var(--vscode-list-highlightForeground, inherit);
    font-weight: 600;
  }

  .scroller:focus .row[aria-selected='true'] mark {
    color: var(--vscode-list-focusHighlightForeground, inherit);
  }

  .fold {
    color: var(--vscode-descriptionForeground);
  }

  /* Inline, unlike .spoken: what is read out has no gap there. */
  .folded {
    font-size: 0;
  }

  :is(.row:hover, .row[aria-selected='true'], .row.found) .fold {
    color: inherit;
  }

  .row[aria-selected='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .scroller:focus-visible,
  .scroller:focus {
    outline: none;
  }

  .scroller:focus-visible:not([aria-activedescendant]) {
    outline: 1px solid var(--vscode-focusBorder);
  }

  .scroller:focus .row[aria-selected='true'] {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground, inherit);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
  }

  .scroller:focus .row.active[aria-selected='true'] {
    outline: 1px solid var(--vscode-list-focusAndSelectionOutline, var(--vscode-contrastActiveBorder, transparent));
  }

  .scroller:focus-visible .row.active[aria-selected='true'] {
    outline-color: var(
      --vscode-list-focusAndSelectionOutline,
      var(--vscode-list-focusOutline, var(--vscode-focusBorder))
    );
  }

  .row .number,
  .row .time,
  .row .quiet {
    color: var(--vscode-descriptionForeground);
  }

  .row[aria-selected='true'] > *,
  .row:hover > * {
    color: inherit;
  }

  .across {
    align-items: center;
    color: var(--vscode-descriptionForeground);
    display: flex;
    gap: 6px;
  }

  .across > .icon {
    flex: none;
  }

  .across > :not(.icon, .spoken) {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .across.line > :not(.hint) {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
  }

  .across > .hint {
    flex: none;
    font-style: italic;
  }

  .time {
    font-variant-numeric: tabular-nums;
  }

  .type {
    align-items: center;
    display: flex;
    gap: 6px;
  }

  .type > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .type > .tail {
    flex: none;
    margin-inline-start: -6px;
    white-space: pre;
  }

  .row > .data:last-child {
    padding-inline-end: 0;
  }

  .data {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
  }

  .again {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 9px;
    color: var(--vscode-badge-foreground);
    font-family: var(--vscode-font-family);
    font-size: 11px;
    margin-right: 6px;
    padding: 0 5px;
  }

  .note {
    display: inline-block;
    margin-right: 6px;
    vertical-align: -3px;
  }

  .note.error {
    color: var(--vscode-editorError-foreground, var(--vscode-errorForeground));
  }

  .note.warning {
    color: var(--vscode-editorWarning-foreground);
  }

  .note.hint {
    color: var(--vscode-editorInfo-foreground);
  }

  .loading .bar {
    background: var(--vscode-foreground);
    border-radius: 2px;
    height: 8px;
    opacity: 0.12;
    width: 60%;
  }

  .row-tools {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    display: flex;
    height: 22px;
    inset-inline-end: calc(var(--scrollbar-width, 0px) + 8px);
    position: absolute;
    top: 0;
  }

  .row-tools button {
    border: none;
    height: 20px;
    min-width: 22px;
    padding: 0;
  }

  .over {
    inset-inline: 0;
    pointer-events: none;
    position: absolute;
    text-align: center;
  }

  .gap {
    color: var(--vscode-descriptionForeground);
    font-style: italic;
    height: var(--row-height, 22px);
    line-height: 22px;
    overflow: hidden;
    text-overflow: ellipsis;
    top: 24px;
    white-space: nowrap;
  }

  ::slotted([slot='empty']) {
    inset: 24px 0 0;
    position: absolute;
  }

  :host([bare]) ::slotted([slot='empty']) {
    inset: 0;
  }

  /* Of the run before: there to be read until the first of the new one arrives. */
  :host([stale]) .spacer {
    opacity: 0.5;
    pointer-events: none;
  }

  sse-columns-menu {
    inset-inline-end: var(--scrollbar-width, 0px);
    position: absolute;
    top: 0;
    z-index: 1;
  }

  sse-jump-bar {
    inset-inline-end: calc(var(--scrollbar-width, 0px) + 8px);
    position: absolute;
    top: 26px;
    width: min(340px, calc(100% - 24px));
    z-index: 2;
  }

  .said {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-editorWidget-border, var(--vscode-widget-border, var(--vscode-contrastBorder)));
    border-radius: 4px;
    bottom: 12px;
    inset-inline: 0;
    margin: auto;
    max-width: calc(100% - 24px);
    padding: 3px 8px;
    pointer-events: none;
    position: absolute;
    width: fit-content;
    z-index: 1;
  }

  .pill {
    background: var(--vscode-button-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 13px;
    bottom: 12px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-button-foreground);
    height: 26px;
    left: 50%;
    padding: 0 12px 0 8px;
    position: absolute;
    transform: translateX(-50%);
  }

  .pill:hover {
    background: var(--vscode-button-hoverBackground, var(--vscode-button-background));
  }

  .pill:focus-visible {
    outline-offset: 2px;
  }
`;
