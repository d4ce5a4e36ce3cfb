import { css } from 'lit';

import { popoverStyles } from '../ui/popover.styles.ts';

export const countsStyles = css`
  ${popoverStyles}

  :host {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    color: var(--vscode-descriptionForeground);
    container-type: inline-size;
    font-variant-numeric: tabular-nums;
    height: var(--footer, 22px);
    /* With the padding of the first number, 8. */
    padding: 0 8px 0 3px;
  }

  /* One line. A number for which there is no room is not there at all, instead of cut. */
  [role='group'] {
    align-items: center;
    display: flex;
    gap: 0 4px;
    height: 100%;
    white-space: nowrap;
  }

  b {
    color: var(--vscode-foreground);
    font-weight: normal;
  }

  .count {
    flex: none;
    height: 20px;
    padding: 0 5px;
  }

  .count[aria-expanded='true'] {
    background: var(--vscode-toolbar-activeBackground);
    border-color: var(--vscode-contrastBorder, transparent);
  }

  .beside {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    gap: 0 12px;
    height: 20px;
    line-height: 20px;
    margin-inline-start: auto;
    overflow: clip;
    padding-inline-start: 6px;
  }

  @container (max-width: 639px) {
    .count.kept {
      display: none;
    }
  }

  @container (max-width: 479px) {
    :is(.count.hidden, .count.dropped, .bytes) {
      display: none;
    }
  }

  .received {
    anchor-name: --received;
  }

  .kept {
    anchor-name: --kept;
  }

  .hidden {
    anchor-name: --hidden;
  }

  .dropped {
    anchor-name: --dropped;
  }

  .of-received {
    position-anchor: --received;
  }

  .of-kept {
    position-anchor: --kept;
  }

  .of-hidden {
    position-anchor: --hidden;
  }

  .of-dropped {
    position-anchor: --dropped;
  }

  .account {
    box-sizing: border-box;
    margin: 0 0 4px;
    max-height: min(360px, 70vh);
    max-width: calc(100vw - 16px);
    min-width: min(300px, calc(100vw - 16px));
    padding: 8px 12px;
    position-area: top span-right;
    position-try-fallbacks: flip-inline, --in-view;
    width: max-content;
  }

  .account:focus {
    outline: none;
  }

  @position-try --in-view {
    inset: auto 8px anchor(top) 8px;
    position-area: none;
  }

  h2,
  h3 {
    font-size: inherit;
    font-weight: 600;
    margin: 0 0 4px;
  }

  h3 {
    font-weight: normal;
    color: var(--vscode-descriptionForeground);
    margin-top: 8px;
  }

  p,
  ul,
  dl {
    margin: 0;
    max-width: 44ch;
  }

  dl {
    max-width: none;
  }

  ul {
    margin-bottom: 4px;
    overflow-wrap: anywhere;
    padding-inline-start: 18px;
  }

  dl > div {
    display: flex;
    gap: 16px;
    justify-content: space-between;
  }

  dd {
    margin: 0;
  }

  button.link {
    border: none;
    padding: 0;
  }
`;
