import { css } from 'lit';

export const typeFilterStyles = css`
  :host {
    align-items: start;
    display: flex;
    gap: 4px;
    min-width: 0;
  }

  [role='group'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-height: 164px;
    min-width: 0;
    overflow-y: auto;
  }

  button {
    border-color: var(--vscode-contrastBorder, transparent);
    flex: none;
    padding: 0 8px;
  }

  .chip {
    background: var(--vscode-button-secondaryBackground, transparent);
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
    gap: 5px;
    max-width: 240px;
    padding: 0 6px;
    position: relative;
  }

  .chip[aria-pressed='true'] {
    border-color: var(--vscode-contrastActiveBorder, transparent);
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }

  .all[aria-pressed='false'] {
    background: var(--vscode-button-secondaryBackground, transparent);
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
  }

  .all[aria-pressed='true'] {
    border-color: var(--vscode-contrastActiveBorder, transparent);
    color: var(--vscode-descriptionForeground);
  }

  .all[aria-pressed='false'] {
    border-style: dashed;
  }

  .chip:hover {
    background: var(--vscode-button-secondaryHoverBackground, var(--vscode-toolbar-hoverBackground));
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    /* Blanks in a type are part of it. */
    white-space: pre;
  }

  .count {
    font-variant-numeric: tabular-nums;
    opacity: 0.85;
  }

  .hide {
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border-radius: 3px;
    opacity: 0;
    inset-inline-end: 2px;
    padding: 1px;
    position: absolute;
  }

  .hide .icon {
    height: 14px;
    width: 14px;
  }

  .chip:hover .hide,
  .chip:focus-visible .hide {
    opacity: 1;
  }

  .hide:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }

  .hidden-type .name {
    text-decoration: line-through;
  }

  .out {
    background: transparent;
    border-color: var(--vscode-contrastBorder, var(--vscode-button-secondaryBackground, transparent));
    border-style: dashed;
    color: var(--vscode-descriptionForeground);
  }

  .out::before {
    opacity: 0.5;
  }
`;
