import { css } from 'lit';

export const requestFoldsStyles = css`
  .folds {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    margin: 4px 0 0 -3px;
  }

  /* However much is unfolded, the state of the connection stays in view below it. */
  .contents {
    max-height: 45vh;
    overflow-y: auto;
  }

  section {
    margin: 4px 0 0 16px;
  }

  section + section {
    margin-top: 8px;
  }

  .caption {
    font-weight: 600;
    margin-bottom: 2px;
  }

  .last-event-id {
    margin-top: 4px;
  }

  .edited {
    color: var(--vscode-notificationsWarningIcon-foreground, currentColor);
    font-size: 10px;
  }

  .wrong {
    color: var(--vscode-errorForeground, currentColor);
    display: inline-flex;
  }

  /* The arrow turns, not this. */
  .fold[aria-expanded='true'] .wrong .icon {
    transform: none;
  }

  @media (max-width: 480px) {
    section {
      margin-left: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .fold .icon {
      transition: none;
    }
  }
`;
