import { css } from 'lit';

import { popoverStyles } from './popover.styles.ts';

export const menuButtonStyles = css`
  ${popoverStyles}

  .opener {
    anchor-name: --opener;
  }

  [role='menu'] {
    margin: 2px 0 0;
    position-anchor: --opener;
    position-area: bottom span-left;
  }

  [role='menuitem'] {
    display: flex;
    justify-content: start;
    padding: 0 12px;
    width: 100%;
  }

  [role='menuitem'] kbd {
    color: var(--vscode-descriptionForeground);
    font: inherit;
    margin-inline-start: auto;
    padding-inline-start: 24px;
  }

  [role='menuitem']:is(:hover, :focus) kbd {
    color: inherit;
  }

  [role='menuitem']:disabled {
    background: none;
    color: var(--vscode-disabledForeground);
  }

  [role='separator'] {
    background: var(--vscode-menu-separatorBackground, var(--vscode-widget-border));
    height: 1px;
    margin: 4px 0;
  }

  .heading {
    color: var(--vscode-descriptionForeground);
    padding: 2px 12px;
  }
`;
