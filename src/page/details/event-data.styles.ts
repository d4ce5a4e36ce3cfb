import { css } from 'lit';

import { noticeStyles, textStyles } from './details.styles.ts';
import { jsonColours } from './json/json-colours.ts';

export const eventDataStyles = css`
  ${jsonColours}
  ${noticeStyles}
  ${textStyles}

  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  sse-json-view {
    flex: 1 1 0;
  }

  .tools {
    align-items: center;
    display: flex;
    flex: none;
    gap: 4px;
    padding: 4px 8px 4px 12px;
  }

  .state {
    color: var(--vscode-descriptionForeground);
    flex: 1;
  }
`;
