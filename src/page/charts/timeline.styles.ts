import { css } from 'lit';

/** Those of the library that its picture needs, and our own. */
export const timelineStyles = css`
  :host {
    --line: color-mix(in srgb, var(--vscode-foreground) 20%, transparent);
    --warning: var(--vscode-notificationsWarningIcon-foreground, var(--vscode-charts-yellow));
  }

  .picture {
    border-radius: 2px;
    position: relative;
  }

  .plot {
    overflow: hidden;
  }

  .uplot {
    width: min-content;
  }

  .u-wrap {
    position: relative;
    user-select: none;
  }

  .u-over,
  .u-under {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .u-over {
    cursor: crosshair;
  }

  .uplot canvas {
    display: block;
    height: 100%;
    position: relative;
    width: 100%;
  }

  .u-axis,
  .u-cursor-x {
    position: absolute;
  }

  .u-cursor-x {
    border-right: 1px solid var(--vscode-focusBorder);
    height: 100%;
    left: 0;
    pointer-events: none;
    top: 0;
  }

  .u-select {
    background: color-mix(in srgb, var(--vscode-focusBorder) 20%, transparent);
    border-inline: 1px solid var(--vscode-focusBorder);
    pointer-events: none;
    position: absolute;
  }

  .u-off {
    display: none;
  }

  .tip {
    background: var(
      --vscode-editorHoverWidget-background,
      var(--vscode-menu-background, var(--vscode-editor-background))
    );
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--vscode-widget-border, var(--vscode-contrastBorder)));
    border-radius: 4px;
    color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
    font-variant-numeric: tabular-nums;
    max-width: 46%;
    overflow-wrap: anywhere;
    padding: 2px 6px;
    pointer-events: none;
    position: absolute;
    top: 4px;
    z-index: 1;
  }

  .tip strong {
    font-weight: 600;
  }

  .foot {
    align-items: baseline;
    color: var(--vscode-descriptionForeground);
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    font-variant-numeric: tabular-nums;
    position: relative;
  }

  .legend {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    gap: 0 10px;
    min-width: 0;
  }

  .legend > span {
    align-items: center;
    display: inline-flex;
    gap: 5px;
    max-width: 160px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .shade-1::before {
    opacity: 0.6;
  }

  .shade-2::before {
    opacity: 0.35;
  }

  .problem {
    inset: 0;
    padding: 12px;
    position: absolute;
  }

  .frame {
    border: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
    border-radius: 4px;
    margin-top: 4px;
    max-height: 180px;
    overflow: auto;
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    width: 100%;
  }

  th,
  td {
    font-weight: normal;
    padding: 1px 12px 1px 6px;
    text-align: start;
  }

  th {
    white-space: nowrap;
  }

  thead th {
    background: var(--vscode-editor-background);
    color: var(--vscode-descriptionForeground);
    position: sticky;
    top: 0;
  }

  .number {
    text-align: end;
    white-space: nowrap;
  }
`;
