import { css } from 'lit';

/** A message that only tells something. */
export const infoStyles = css`
  .message.info {
    background: var(--vscode-inputValidation-infoBackground, transparent);
    border-color: var(--vscode-inputValidation-infoBorder, var(--vscode-contrastBorder, currentColor));
    color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
  }
`;
