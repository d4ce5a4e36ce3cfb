import { css } from 'lit';

import { noticeStyles, textStyles, viewStyles } from '../../controls/details.styles.ts';

export const eventRawStyles = css`
  ${viewStyles}
  ${noticeStyles}
  ${textStyles}

  .fill,
  ul {
    flex: 1;
  }

  ul {
    color: var(--vscode-descriptionForeground);
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    list-style: none;
    margin: 0;
    padding: 0;
  }

  li {
    white-space: pre;
  }

  .notice {
    padding: 0 12px 4px;
  }

  sse-hex-view {
    flex: 1 1 0;
    min-height: 0;
  }

  .head {
    font-weight: 600;
  }

  .head.data {
    color: var(--vscode-debugTokenExpression-name, inherit);
  }

  .head.event {
    color: var(--vscode-debugTokenExpression-boolean, inherit);
  }

  .head.id {
    color: var(--vscode-debugTokenExpression-number, inherit);
  }

  .head.retry {
    color: var(--vscode-debugTokenExpression-string, inherit);
  }

  /* Not by colour alone: what has no effect looks another way, too. */
  .comment {
    color: var(--vscode-descriptionForeground);
    font-style: italic;
  }

  .head.unknown {
    text-decoration: underline wavy var(--vscode-editorWarning-foreground, currentColor);
  }

  /* The picture of a control is in the text, to be read aloud and copied; few fonts can draw it, so its name is seen. */
  .sign {
    font-size: 0;
  }

  .sign::before {
    border: 1px solid var(--vscode-descriptionForeground);
    border-radius: 3px;
    color: var(--vscode-descriptionForeground);
    content: attr(data-name);
    font-size: 9px;
    font-style: normal;
    font-weight: normal;
    line-height: 1;
    margin-inline: 2px;
    padding: 0 2px;
    vertical-align: 1px;
  }
`;
