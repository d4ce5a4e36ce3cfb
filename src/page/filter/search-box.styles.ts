import { css } from 'lit';

export const searchBoxStyles = css`
  :host {
    min-width: 0;
  }

  .search {
    align-items: center;
    anchor-name: --filter-box;
    container-type: inline-size;
    display: flex;
    height: 24px;
    position: relative;
  }

  .search > .icon {
    color: var(--vscode-descriptionForeground);
    left: 5px;
    pointer-events: none;
    position: absolute;
    top: 4px;
  }

  input.text {
    flex: 1;
    height: 24px;
    padding-inline: 25px 2px;
  }

  /* The box is as wide as what is in it and behind it: the frame is its own. */
  .search:has(.tally) input.text {
    padding-inline-end: 132px;
  }

  input.text {
    padding-inline-end: 74px;
  }

  input.text::-webkit-search-cancel-button {
    display: none;
  }

  .end {
    align-items: center;
    display: flex;
    gap: 1px;
    inset-inline-end: 2px;
    position: absolute;
  }

  .end button {
    height: 20px;
    min-width: 20px;
    padding: 0;
    width: 20px;
  }

  .tally {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 9px;
    color: var(--vscode-badge-foreground);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    line-height: 15px;
    margin-inline-end: 2px;
    padding: 0 6px;
    white-space: nowrap;
  }

  /* In a narrow box there is room for the words of the filter alone, and its result. */
  @container (max-width: 219px) {
    .saved,
    .regex {
      display: none;
    }

    .search:has(.tally) input.text {
      padding-inline-end: 88px;
    }

    input.text {
      padding-inline-end: 24px;
    }
  }

  @container (max-width: 179px) {
    input.text:focus ~ .end .tally {
      display: none;
    }

    input.text:focus {
      padding-inline-end: 24px;
    }
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
