import { css } from 'lit';

/** The colors that VS Code's debugger has for the same things. */
export const jsonColours = css`
  .name {
    color: var(--vscode-debugTokenExpression-name, inherit);
  }

  .string {
    color: var(--vscode-debugTokenExpression-string, inherit);
  }

  .number {
    color: var(--vscode-debugTokenExpression-number, inherit);
  }

  .word {
    color: var(--vscode-debugTokenExpression-boolean, inherit);
  }
`;
