import { css } from 'lit';

/** What all cards look like. */
export const cardStyles = css`
  strong {
    color: var(--vscode-foreground);
    font-size: 14px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  kbd {
    background: var(--vscode-keybindingLabel-background, var(--vscode-badge-background));
    border: 1px solid var(--vscode-keybindingLabel-border, var(--vscode-contrastBorder, transparent));
    border-radius: 3px;
    color: var(--vscode-keybindingLabel-foreground, var(--vscode-badge-foreground));
    font: inherit;
    font-size: 12px;
    padding: 0 4px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: inherit;
  }
`;

export const stateCardStyles = css`
  :host {
    color: var(--vscode-descriptionForeground);
    overflow: auto;
  }

  /* In the list’s area: as high as that, and in its middle if it is lower. */
  .card {
    align-items: center;
    display: flex;
    flex-direction: column;
    gap: 8px;
    justify-content: safe center;
    min-height: 100%;
    padding: 12px 16px;
    text-align: center;
  }

  @media (max-width: 340px) {
    .card {
      padding-inline: 6px;
    }
  }

  .card > * {
    flex: none;
    max-width: min(100%, 720px);
  }

  /* What is to be read from the beginning. */
  .failed,
  .covering {
    align-items: stretch;
    justify-content: start;
    text-align: start;
  }

  .failed sse-response-view,
  .covering sse-response-view {
    flex: 1 0 auto;
    max-width: none;
  }

  /* As high as it is, not as there is room. */
  .covering {
    --body-flex: none;
    --body-least: 0;
    --body-most: 40vh;
  }

  .advice {
    overflow-wrap: anywhere;
  }

  .advice:empty {
    display: none;
  }

  .eventless {
    max-height: 40vh;
    text-align: start;
    user-select: text;
  }

  .recipe {
    text-align: start;
  }

  .note {
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder, transparent);
    border-radius: 2px;
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
    padding: 4px 8px;
    text-align: start;
  }

  .note .icon {
    color: var(--vscode-notificationsWarningIcon-foreground, var(--vscode-charts-yellow));
    margin-top: 1px;
  }
`;
