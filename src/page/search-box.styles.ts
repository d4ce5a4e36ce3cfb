import { css } from 'lit';

export const searchBoxStyles = css`
  /* Box and message are items of the toolbar: the message goes below all of its tools. */
  :host {
    display: contents;
  }

  .search {
    flex: 1 1 200px;
    margin-block: -1px;
    min-width: 120px;
    position: relative;
    width: 200px;
  }

  .search > .icon {
    color: var(--vscode-descriptionForeground);
    left: 6px;
    pointer-events: none;
    position: absolute;
    top: 5px;
  }

  input.text {
    padding-inline: 26px 28px;
  }

  button.regex {
    height: 22px;
    min-width: 22px;
    padding: 0;
    position: absolute;
    right: 2px;
    top: 2px;
    width: 22px;
  }

  button.regex:hover {
    background: var(--vscode-inputOption-hoverBackground, var(--vscode-toolbar-hoverBackground));
  }

  button.regex[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }

  /* As wide as the tools are without it. */
  [role='alert'] {
    contain: inline-size;
    flex: 1 0 100%;
    order: 1;
  }

  [role='alert']:empty {
    display: none;
  }

  .message.warning {
    background: var(--vscode-inputValidation-warningBackground);
    border-color: var(--vscode-inputValidation-warningBorder);
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
  }
`;
