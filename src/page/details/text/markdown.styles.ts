import { css } from 'lit';

/** Text that is shown as the Markdown that it may be. */
export const markdownStyles = css`
  .markdown {
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .markdown :is(p, ul, ol, blockquote, pre) {
    margin: 0 0 8px;
    white-space: pre-wrap;
  }

  .markdown :is(ul, ol) {
    padding-inline-start: 24px;
    white-space: normal;
  }

  .markdown .heading {
    font-weight: 600;
  }

  .markdown .h1 {
    font-size: 1.5em;
    line-height: 1.4;
  }

  .markdown .h2 {
    font-size: 1.25em;
    line-height: 1.4;
  }

  .markdown blockquote {
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-widget-border, currentColor));
    padding-inline-start: 8px;
  }

  .markdown pre,
  .markdown code {
    background: var(--vscode-textCodeBlock-background);
  }

  .markdown pre {
    flex: none;
    padding: 4px 8px;
  }

  .markdown .link {
    text-decoration: underline;
  }
`;
