import { css } from 'lit';

export const searchBoxStyles = css`
  /* Box and message are items of the toolbar: the message goes below all of its tools. */
  :host {
    display: contents;
  }

  .search {
    anchor-name: --filter-box;
    flex: 1 1 var(--filter, 200px);
    margin-block: -1px;
    max-width: 560px;
    min-width: 120px;
    position: relative;
    width: var(--filter, 200px);
  }

  .search > .icon {
    color: var(--vscode-descriptionForeground);
    left: 6px;
    pointer-events: none;
    position: absolute;
    top: 5px;
  }

  input.text {
    padding-inline: 26px 52px;
  }

  /* Chromium's own is blue. */
  input.text::-webkit-search-cancel-button {
    appearance: none;
    background: currentColor;
    clip-path: path(
      'M8.70701 8.00001L12.353 4.35401C12.548 4.15901 12.548 3.84201 12.353 3.64701C12.158 3.45201 11.841 3.45201 11.646 3.64701L8.00001 7.29301L4.35401 3.64701C4.15901 3.45201 3.84201 3.45201 3.64701 3.64701C3.45201 3.84201 3.45201 4.15901 3.64701 4.35401L7.29301 8.00001L3.64701 11.646C3.45201 11.841 3.45201 12.158 3.64701 12.353C3.74501 12.451 3.87301 12.499 4.00101 12.499C4.12901 12.499 4.25701 12.45 4.35501 12.353L8.00101 8.70701L11.647 12.353C11.745 12.451 11.873 12.499 12.001 12.499C12.129 12.499 12.257 12.45 12.355 12.353C12.55 12.158 12.55 11.841 12.355 11.646L8.70901 8.00001H8.70701Z'
    );
    cursor: pointer;
    height: 16px;
    width: 16px;
  }

  button.inset.saved {
    right: 26px;
  }

  button.regex:hover {
    background: var(--vscode-inputOption-hoverBackground, var(--vscode-toolbar-hoverBackground));
  }

  button.regex[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }

  .place {
    display: block;
    font-family: var(--vscode-editor-font-family, monospace);
    margin-top: 2px;
    white-space: pre-wrap;
  }

  .place mark {
    background: none;
    color: inherit;
    text-decoration: underline wavy var(--vscode-editorError-foreground, currentColor);
    text-decoration-skip-ink: none;
    text-underline-offset: 2px;
  }

  .overlay {
    background: none;
    border: none;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: inherit;
    inset: auto;
    margin: 0;
    overflow: visible;
    padding: 0;
    position: fixed;
    width: min(420px, calc(100vw - 8px));
  }

  .overlay .message {
    margin: 0;
  }
`;
