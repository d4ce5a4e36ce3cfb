import { css } from 'lit';

import { popoverStyles } from '../ui/popover.styles.ts';

export const columnsMenuStyles = css`
  ${popoverStyles}

  .opener {
    /* That of the header is translucent, and a title may be below. */
    --header: var(--vscode-keybindingTable-headerBackground, transparent);

    background: linear-gradient(var(--header), var(--header)), var(--vscode-editor-background);
    /* The line below the header goes on under it. */
    height: 23px;
    min-width: 24px;
    padding: 0;
    width: 24px;
  }

  #menu {
    max-width: min(360px, calc(100vw - 8px));
  }

  [role^='menuitem'] {
    display: flex;
    gap: 6px;
    justify-content: start;
    padding: 0 12px 0 28px;
    width: 100%;
  }

  [role='menuitemcheckbox'],
  [role='menuitemradio'] {
    padding-inline-start: 6px;
  }

  [role^='menuitem'] > span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .check {
    visibility: hidden;
  }

  [aria-checked='true'] .check {
    visibility: visible;
  }

  [aria-disabled='true'] {
    color: var(--vscode-disabledForeground);
    cursor: default;
  }

  hr {
    border: 0;
    border-top: 1px solid var(--vscode-menu-separatorBackground, var(--vscode-widget-border, currentColor));
    margin: 4px 0;
  }
`;
