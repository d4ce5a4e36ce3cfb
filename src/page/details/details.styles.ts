import { css } from 'lit';

/** What the views of an event have in common. */
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
