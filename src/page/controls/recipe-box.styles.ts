import { css } from 'lit';

export const recipeBoxStyles = css`
  .recipe {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    margin-top: 4px;
  }

  .recipe pre {
    background: var(--vscode-textCodeBlock-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
    flex: 1 1 280px;
    line-height: 18px;
    margin: 0;
    overflow: auto;
    padding: 4px 6px;
    white-space: pre-wrap;
    word-break: break-word;
  }

  .recipe select {
    background: var(--vscode-dropdown-background);
    border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-dropdown-foreground);
    font: inherit;
    height: 26px;
    padding: 0 4px;
  }
`;
