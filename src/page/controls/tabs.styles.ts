import { css } from 'lit';

/** Tabs as those of VS Code's own panels. In little room they scroll, with the wheel or as the keyboard moves. */
export const tabsStyles = css`
  [role='tablist'] {
    display: flex;
    flex: 1 1 0;
    min-width: 0;
    overflow: auto hidden;
    scrollbar-width: none;
  }

  /* What is cut fades out, at the ends towards which there is more. Where all fit, nothing scrolls, and nothing fades. */
  [role='tablist'] {
    animation: fade-ends linear both;
    animation-timeline: scroll(self inline);
  }

  @keyframes fade-ends {
    from {
      mask: linear-gradient(to right, transparent, #000 24px calc(100% - 24px), transparent) -24px 0 / calc(100% + 24px)
        100% no-repeat;
    }

    to {
      mask: linear-gradient(to right, transparent, #000 24px calc(100% - 24px), transparent) 0 0 / calc(100% + 24px)
        100% no-repeat;
    }
  }

  [role='tab'] {
    border-radius: 0;
    color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-descriptionForeground));
    flex: none;
    gap: 5px;
    height: var(--tab-height, 28px);
    padding: 0 8px;
    position: relative;
  }

  [role='tab']:hover {
    background: none;
    color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
  }

  [role='tab'][aria-selected='true'] {
    color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
  }

  [role='tab'][aria-selected='true']::after {
    background: var(--vscode-panelTitle-activeBorder, currentColor);
    content: '';
    height: 1px;
    inset: auto 8px 0;
    position: absolute;
  }

  [role='tab'] .badge {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 8px;
    color: var(--vscode-badge-foreground);
    font-size: 11px;
    line-height: 14px;
    min-width: 16px;
    padding: 0 4px;
  }
`;
