import { css, type CSSResult } from 'lit';

import { editedDotStyles } from '../request/request-details.styles.ts';
import { popoverStyles } from '../ui/popover.styles.ts';

/** @param button - a selector */
const iconOnly = (button: CSSResult): CSSResult => css`
  ${button} {
    min-width: 24px;
    overflow: hidden;
    padding: 0 3px;
    position: relative;
  }

  ${button} span {
    clip-path: inset(50%);
    position: absolute;
  }
`;

export const statusLineStyles = css`
  ${popoverStyles}
  ${editedDotStyles}

  :host {
    anchor-name: --status-line;
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    container-type: inline-size;
    flex: none;
    height: var(--bar-b, 26px);
    position: relative;
  }

  .line {
    align-items: center;
    display: flex;
    height: 100%;
    padding: 0 8px;
    white-space: nowrap;
  }

  .line > .icon {
    flex: none;
    margin-inline-end: 8px;
  }

  /* It gives way to all others, down to its first word. */
  [role='status'] {
    flex: 0 1 auto;
    min-width: 64px;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .with-request.open > [role='status'] {
    flex: none;
  }

  .end {
    align-items: center;
    display: flex;
    flex: none;
    gap: 4px;
    margin-inline-start: auto;
    padding-inline-start: 8px;
  }

  button {
    height: 22px;
  }

  button.link {
    flex: none;
    margin-inline-start: 8px;
  }

  button.labelled {
    color: var(--vscode-descriptionForeground);
    padding: 0 5px;
  }

  button.act {
    background: var(--vscode-button-secondaryBackground, transparent);
    border-color: var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
    color: var(--vscode-button-secondaryForeground, inherit);
    padding: 0 8px 0 4px;
  }

  button.act:hover {
    background: var(--vscode-button-secondaryHoverBackground, var(--vscode-toolbar-hoverBackground));
  }

  .idle,
  .closed.none,
  .closed.info {
    color: var(--vscode-descriptionForeground);
  }

  .open.none {
    color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
  }

  .connecting.none {
    color: var(--vscode-notificationsInfoIcon-foreground, var(--vscode-charts-blue));
  }

  .icon.warning,
  .icon.waiting.none,
  .icon.waiting.info,
  .severity.warning,
  button.warning > .icon {
    color: var(--vscode-notificationsWarningIcon-foreground, var(--vscode-charts-yellow));
  }

  .icon.error,
  .severity.error {
    color: var(--vscode-notificationsErrorIcon-foreground, var(--vscode-charts-red));
  }

  .icon.connecting {
    animation: turn 2s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }

  .progress {
    bottom: 0;
    height: 2px;
    inset-inline: 0;
    overflow: hidden;
    pointer-events: none;
    position: absolute;
  }

  .progress::before {
    animation: pass 2.5s linear infinite;
    background: var(--vscode-progressBar-background, currentColor);
    content: '';
    display: block;
    height: 100%;
    width: 12%;
  }

  @keyframes pass {
    from {
      transform: translateX(-100%);
    }

    to {
      transform: translateX(840%);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .icon.connecting {
      animation: none;
    }

    .progress::before {
      animation: none;
      width: 100%;
    }
  }

  #details {
    inset: anchor(bottom) 8px 8px;
    justify-self: end;
    margin-top: 2px;
    max-height: -webkit-fill-available;
    max-width: min(760px, 100%);
    padding: 0;
    position-anchor: --status-line;
    white-space: normal;
  }

  .url {
    color: var(--vscode-descriptionForeground);
    flex: 1 1 96px;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: var(--vscode-editor-font-size, 13px);
    justify-content: start;
    margin-inline-start: 4px;
    min-width: 24px;
    overflow: hidden;
    padding: 0 4px;
  }

  .url > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  /* What is least missed goes first. */
  @container (max-width: 720px) {
    sse-stream-facts {
      --rate: none;
    }
  }

  @container (max-width: 560px) {
    sse-stream-facts {
      --events: none;
    }
  }

  @container (max-width: 440px) {
    button.labelled {
      display: none;
    }

    ${iconOnly(css`button.act`)}
  }

  /* Beside the request there is less room. */
  @container (max-width: 720px) {
    ${iconOnly(css`.with-request button.act`)}
  }
`;
