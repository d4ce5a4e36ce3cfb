import { css } from 'lit';

/** A list under a fold, in a frame of its own in which it scrolls. */
export const foldedListStyles = css`
  :host {
    display: block;
    padding: 0 12px;
  }

  .fold {
    margin: -4px 0 4px -3px;
  }

  .frame {
    border: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)));
    border-radius: 4px;
    margin-bottom: 6px;
    max-height: min(320px, 45vh);
    overflow: auto;
  }
`;
