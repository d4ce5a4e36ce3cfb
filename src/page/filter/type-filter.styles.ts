import { css } from 'lit';

import { popoverStyles } from '../ui/popover.styles.ts';

export const typeFilterStyles = css`
  ${popoverStyles}

  :host {
    align-items: center;
    display: flex;
    flex: none;
    gap: 4px;
  }

  [role='group'] {
    display: flex;
    gap: 4px;
  }

  .opener {
    anchor-name: --types;
    gap: 2px;
    padding: 0 2px 0 6px;
  }

  .opener.chosen {
    background: var(--vscode-inputOption-activeBackground);
    border-color: var(--vscode-inputOption-activeBorder, var(--vscode-contrastActiveBorder, transparent));
    color: var(--vscode-inputOption-activeForeground);
  }

  #types {
    margin-top: 2px;
    position-anchor: --types;
    position-area: bottom span-left;
    position-try-fallbacks: flip-inline;
    width: min(320px, calc(100vw - 8px));
  }

  button {
    border-color: var(--vscode-contrastBorder, transparent);
    flex: none;
    padding: 0 8px;
  }

  .chip {
    background: var(--vscode-button-secondaryBackground, transparent);
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
    gap: 5px;
    padding: 0 6px;
    position: relative;
  }

  .chip[aria-pressed='true'] {
    border-color: var(--vscode-contrastActiveBorder, var(--vscode-inputOption-activeBorder, transparent));
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }

  /* High contrast has no ground for what is chosen: black and white are exchanged. */
  :host-context([data-vscode-theme-kind^='vscode-high-contrast']) :is(button[aria-pressed='true'], .opener.chosen) {
    background: var(--vscode-foreground);
    border-color: var(--vscode-foreground);
    color: var(--vscode-editor-background);
  }

  :host-context([data-vscode-theme-kind^='vscode-high-contrast']) .chip[aria-pressed='true']::before {
    color: inherit;
  }

  .all[aria-pressed='false'] {
    background: var(--vscode-button-secondaryBackground, transparent);
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
  }

  .all[aria-pressed='true'] {
    border-color: var(--vscode-contrastActiveBorder, transparent);
    color: var(--vscode-descriptionForeground);
  }

  .all[aria-pressed='false'] {
    border-style: dashed;
  }

  .chip:hover {
    background: var(--vscode-button-secondaryHoverBackground, var(--vscode-toolbar-hoverBackground));
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    /* Blanks in a type are part of it. */
    white-space: pre;
  }

  .count {
    font-variant-numeric: tabular-nums;
    opacity: 0.85;
  }

  .hide {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border-radius: 3px;
    opacity: 0;
    inset-inline-end: 2px;
    padding: 1px;
    position: absolute;
  }

  .hide .icon {
    height: 14px;
    width: 14px;
  }

  .chip:hover .hide,
  .chip:focus-visible .hide {
    opacity: 1;
  }

  .hide:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }

  .hidden-type .name {
    text-decoration: line-through;
  }

  .out {
    background: transparent;
    border-color: var(--vscode-contrastBorder, var(--vscode-button-secondaryBackground, transparent));
    border-style: dashed;
    color: var(--vscode-descriptionForeground);
  }

  .out::before {
    opacity: 0.5;
  }
`;
