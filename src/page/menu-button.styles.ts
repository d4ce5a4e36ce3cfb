import { css } from 'lit';

export const menuButtonStyles = css`
  .opener {
    anchor-name: --opener;
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

  [role='menuitem']:enabled:is(:hover, :focus) {
    background: var(--vscode-menu-selectionBackground, var(--vscode-toolbar-hoverBackground));
    color: var(--vscode-menu-selectionForeground, inherit);
  }
`;
