import { css } from 'lit';

/** What is above everything: a menu, boxes to fill in, an account. Placed by its owner. */
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

  [role^='menuitem']:enabled:is(:hover, :focus) {
    background: var(--vscode-menu-selectionBackground, var(--vscode-toolbar-hoverBackground));
    color: var(--vscode-menu-selectionForeground, inherit);
  }
`;
