import { css } from 'lit';

/** A view of an event: a row of buttons, and what is looked at below. */
export const viewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  .tools {
    align-items: center;
    display: flex;
    flex: none;
    gap: 4px;
    padding: 4px 8px 4px 12px;
  }
`;

/** A word about what is seen. */
export const noticeStyles = css`
  .notice {
    align-items: start;
    color: var(--vscode-descriptionForeground);
    display: flex;
    flex: none;
    gap: 6px;
  }

  .notice .icon {
    margin-top: 1px;
  }
`;

/** Text as the server sent it, to read and to scroll. */
export const textStyles = css`
  pre {
    background: var(--vscode-editor-background);
    flex: 1 1 0;
    margin: 0;
    min-height: 0;
    overflow: auto;
    padding: 8px 12px;
    tab-size: 4;
    unicode-bidi: plaintext;
    white-space: pre;
  }

  pre.wrap {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
