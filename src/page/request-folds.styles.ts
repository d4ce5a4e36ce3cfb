import { css } from 'lit';

export const requestFoldsStyles = css`
  .folds {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    margin: 4px 0 0 -3px;
  }

  .fold .icon {
    transition: transform 100ms;
  }

  .fold[aria-expanded='true'] .icon {
    transform: rotate(90deg);
  }

  button.fold[aria-expanded='true'] {
    background: none;
    border-color: transparent;
    color: inherit;
  }

  button.fold:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }

  .badge {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 9px;
    color: var(--vscode-badge-foreground);
    font-size: 11px;
    line-height: 16px;
    min-width: 18px;
    padding: 0 5px;
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
