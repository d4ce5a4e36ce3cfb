import { css } from 'lit';

/** What is above everything: a menu, and the boxes for a column. */
export const popoverStyles = css`
  [popover] {
    background: var(
      --vscode-menu-background,
      var(--vscode-settings-dropdownBackground, var(--vscode-editor-background))
    );
    border: 1px solid var(--vscode-menu-border, var(--vscode-settings-dropdownBorder, var(--vscode-widget-border)));
    border-radius: 6px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-menu-foreground, var(--vscode-settings-dropdownForeground, var(--vscode-foreground)));
    inset: auto;
    margin: 0;
    max-height: calc(100vh - 8px);
    overflow: hidden auto;
    padding: 4px;
  }
`;

export const columnsMenuStyles = css`
  ${popoverStyles}

  .opener {
    background: none;
    height: 24px;
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

  [role^='menuitem']:is(:hover, :focus) {
    background: var(--vscode-menu-selectionBackground, var(--vscode-toolbar-hoverBackground));
    color: var(--vscode-menu-selectionForeground, inherit);
  }

  hr {
    border: 0;
    border-top: 1px solid var(--vscode-menu-separatorBackground, var(--vscode-widget-border, currentColor));
    margin: 4px 0;
  }
`;
