/** Styles that several elements share. Colours are the theme's own variables, sizes are multiples of 4 px. */

import { css } from 'lit';

/** For the document: VS Code gives a webview's body 20 px at each side, which a panel does not want. */
export const documentStyles = css`
  html,
  body {
    height: 100%;
    margin: 0;
    overflow: hidden;
    padding: 0;
  }
`;

/** Every element begins with these. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    color: var(--vscode-foreground);
    display: block;
    font-family: var(--vscode-font-family, sans-serif);
    font-size: var(--vscode-font-size, 13px);
    line-height: 18px;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .icon {
    display: block;
    flex: none;
  }

  .dim {
    color: var(--vscode-descriptionForeground);
  }

  .mono {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
  }

  .spoken {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }

  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
`;

/** Buttons that are an icon, or a few words without a frame, as in VS Code's own toolbars. */
export const buttonStyles = css`
  button {
    align-items: center;
    background: none;
    border: 1px solid transparent;
    border-radius: 4px;
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: 4px;
    height: 24px;
    justify-content: center;
    min-width: 24px;
    padding: 0 3px;
    white-space: nowrap;
  }

  button.labelled {
    padding: 0 8px 0 4px;
  }

  button:hover {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  button:active {
    background: var(--vscode-toolbar-activeBackground);
  }

  button:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }

  button[aria-pressed='true'],
  button[aria-expanded='true'].labelled {
    border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
  }

  /* In a box, at its end. */
  button.inset {
    height: 22px;
    min-width: 22px;
    padding: 0;
    position: absolute;
    right: 2px;
    top: 2px;
    width: 22px;
  }

  button.link {
    color: var(--vscode-textLink-foreground);
    height: auto;
    min-width: 0;
    padding: 0 2px;
    text-decoration: underline;
  }

  button.link:hover {
    background: none;
    color: var(--vscode-textLink-activeForeground);
  }
`;

/**
 * The buttons of vscode-elements fall back to dark gray where a theme names no color, and high contrast themes name none
 * for these: their text would be dark on dark.
 */
export const highContrastStyles = css`
  :host-context([data-vscode-theme-kind^='vscode-high-contrast']) vscode-button[secondary] {
    --vscode-button-secondaryBackground: var(--vscode-editor-background);
    --vscode-button-secondaryHoverBackground: var(--vscode-editor-background);
  }

  :host-context([data-vscode-theme-kind^='vscode-high-contrast']) vscode-button:hover {
    border-radius: 4px;
    outline: 1px dashed var(--vscode-contrastActiveBorder);
    outline-offset: -1px;
  }
`;

/** A native text box that looks like VS Code's. Native, so that it can point to its message and spell-check can be off. */
export const inputStyles = css`
  input.text {
    background: var(--vscode-settings-textInputBackground, var(--vscode-input-background));
    border: 1px solid var(--vscode-settings-textInputBorder, var(--vscode-input-border, transparent));
    border-radius: 4px;
    color: var(--vscode-settings-textInputForeground, var(--vscode-input-foreground));
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
    height: 26px;
    min-width: 0;
    outline: none;
    padding: 0 6px;
    text-overflow: ellipsis;
    width: 100%;
  }

  input.text::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }

  /* Also within: of a box for a date and a time, one of its fields has it. */
  input.text:focus-within {
    border-color: var(--vscode-focusBorder);
    outline: 1px solid transparent;
  }

  input.text[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder);
  }

  input[type='checkbox'] {
    appearance: none;
    background: var(--vscode-settings-checkboxBackground, var(--vscode-checkbox-background));
    border: 1px solid var(--vscode-settings-checkboxBorder, var(--vscode-checkbox-border));
    border-radius: 3px;
    color: var(--vscode-settings-checkboxForeground, var(--vscode-checkbox-foreground));
    cursor: pointer;
    display: inline-grid;
    flex: none;
    height: 18px;
    margin: 0;
    place-content: center;
    width: 18px;
  }

  input[type='checkbox']:checked::before {
    background: currentColor;
    clip-path: path('M13.7 3.1 14.4 3.9 5.5 12.2 1.6 8.4 2.4 7.6 5.5 10.8Z');
    content: '';
    height: 16px;
    width: 16px;
  }

  @media (forced-colors: active) {
    input[type='checkbox'] {
      appearance: auto;
    }
  }
`;

/** What is wrong with what is in a box, below it. */
export const messageStyles = css`
  .message {
    align-items: start;
    background: var(--vscode-inputValidation-errorBackground);
    border: 1px solid var(--vscode-inputValidation-errorBorder);
    border-radius: 4px;
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    display: flex;
    gap: 6px;
    margin-top: 4px;
    overflow-wrap: anywhere;
    padding: 3px 6px;
  }

  .message .icon {
    margin-top: 1px;
  }

  .message.warning {
    background: var(--vscode-inputValidation-warningBackground);
    border-color: var(--vscode-inputValidation-warningBorder);
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
  }
`;

/** The symbol of a type, see `type-colour.ts`. The text beside it says the type: color is never all there is. */
export const typeColourStyles = css`
  /* Not the charts' orange: in the default themes it is half transparent, and next to invisible on a dark ground. */
  .type-0 {
    --type-colour: var(--vscode-charts-red);
  }

  .type-1 {
    --type-colour: var(--vscode-charts-blue);
  }

  .type-2 {
    --type-colour: color-mix(in srgb, var(--vscode-charts-red), var(--vscode-charts-yellow));
  }

  .type-3 {
    --type-colour: var(--vscode-charts-purple);
  }

  .type-4 {
    --type-colour: var(--vscode-charts-green);
  }

  .type-5 {
    --type-colour: var(--vscode-charts-yellow);
  }

  .type-6 {
    --type-colour: var(--vscode-terminal-ansiCyan);
  }

  /*
   * Painted with gradients in the colour of the text: to clip a box to a shape costs a layer, and each row of the list has
   * one. An edge that is not straight is soft over most of a pixel.
   */
  .shape-0 {
    --type-shape: linear-gradient(currentColor, currentColor) 3px 0 / 3px 100% no-repeat;
  }

  .shape-1 {
    --type-shape: radial-gradient(circle, currentColor 3.6px, transparent 4.4px);
  }

  .shape-2 {
    --type-shape:
      conic-gradient(from 138deg at 50% 0, transparent, currentColor 2deg 82deg, transparent 84deg) 0 1px / 100% 5px
        no-repeat,
      conic-gradient(from -42deg at 50% 100%, transparent, currentColor 2deg 82deg, transparent 84deg) 0 6px / 100% 5px
        no-repeat;
  }

  .shape-3 {
    --type-shape: conic-gradient(from 150deg at 50% 0, transparent, currentColor 2deg 58deg, transparent 60deg) 0 2px /
      100% 8px no-repeat;
  }

  .shape-4 {
    --type-shape: linear-gradient(currentColor, currentColor) 1px 2.5px / 7px 7px no-repeat;
  }

  .shape-5 {
    --type-shape: conic-gradient(from -30deg at 50% 100%, transparent, currentColor 2deg 58deg, transparent 60deg) 0
      2px / 100% 8px no-repeat;
  }

  .type-symbol::before {
    background: var(--type-shape, linear-gradient(currentColor, currentColor) 3px 0 / 3px 100% no-repeat);
    color: var(--type-colour, inherit);
    content: '';
    flex: none;
    forced-color-adjust: none;
    height: 12px;
    width: 9px;
  }
`;
