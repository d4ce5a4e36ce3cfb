import { css } from 'lit';

export const requestPreviewStyles = css`
  .opener {
    height: 26px;
    padding: 0 4px;
  }

  dialog {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, currentColor));
    border-radius: 6px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
    max-height: 90vh;
    max-width: 90vw;
    padding: 12px;
    width: 720px;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 30%);
  }

  h2 {
    font-size: inherit;
    font-weight: 600;
    margin: 0 0 8px;
  }

  pre {
    background: var(--vscode-textCodeBlock-background, transparent);
    margin: 0;
    max-height: 60vh;
    overflow: auto;
    padding: 8px;
    white-space: pre-wrap;
    word-break: break-word;
  }

  .buttons {
    display: flex;
    gap: 8px;
    justify-content: end;
    margin-top: 12px;
  }
`;
