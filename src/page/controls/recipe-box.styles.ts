import { css } from 'lit';

import { codeBlockStyles } from './code-block.styles.ts';

export const recipeBoxStyles = css`
  ${codeBlockStyles}

  .recipe {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    margin-top: 4px;
  }

  .recipe .block {
    flex: 1 1 280px;
  }

  .recipe select {
    background: var(--vscode-settings-dropdownBackground, var(--vscode-dropdown-background));
    border: 1px solid var(--vscode-settings-dropdownBorder, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-settings-dropdownForeground, var(--vscode-dropdown-foreground));
    font: inherit;
    height: 26px;
    padding: 0 4px;
  }
`;
