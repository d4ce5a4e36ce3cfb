import { css } from 'lit';

export const copyAsStyles = css`
  .opener {
    anchor-name: --opener;
    gap: 0;
    height: 26px;
    padding: 0 2px 0 4px;
  }

  [role='menu'] {
    background: var(
      --vscode-menu-background,
      var(--vscode-settings-dropdownBackground, var(--vscode-editor-background))
    );
    border: 1px solid var(--vscode-menu-border, var(--vscode-settings-dropdownBorder, var(--vscode-widget-border)));
    border-radius: 6px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-menu-foreground, var(--vscode-settings-dropdownForeground, var(--vscode-foreground)));
    inset: auto;
    margin: 2px 0 0;
    padding: 4px;
    position-anchor: --opener;
    position-area: bottom span-left;
  }

  [role='menuitem'] {
    display: flex;
    justify-content: start;
    padding: 0 12px;
    width: 100%;
  }

  [role='menuitem']:is(:hover, :focus) {
    background: var(--vscode-menu-selectionBackground, var(--vscode-toolbar-hoverBackground));
    color: var(--vscode-menu-selectionForeground, inherit);
  }
`;
