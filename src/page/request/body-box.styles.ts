import { css } from 'lit';

export const bodyBoxStyles = css`
  textarea {
    background: var(--vscode-settings-textInputBackground, var(--vscode-input-background));
    border: 1px solid var(--vscode-settings-textInputBorder, var(--vscode-input-border, transparent));
    border-radius: 4px;
    color: var(--vscode-settings-textInputForeground, var(--vscode-input-foreground));
    display: block;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
    line-height: 1.4;
    max-height: 50vh;
    min-height: 48px;
    outline: none;
    padding: 4px 6px;
    resize: vertical;
    tab-size: 2;
    width: 100%;
  }

  textarea::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }

  textarea:focus {
    border-color: var(--vscode-focusBorder);
    outline: 1px solid transparent;
  }
`;
