/** How the pictures of the documentation look. */

/** Colours that are told apart, and read, on white as well as on black. */
export const pictureStyle = `
    svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
    text { fill: #24292f; }
    .grid { stroke: #d0d7de; stroke-width: 1; }
    .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
    .name { font-weight: 600; }
    .ours { stroke: #0969da; } circle.ours, text.ours { fill: #0969da; stroke: none; }
    .drain { stroke: #6e7781; } circle.drain, text.drain { fill: #6e7781; stroke: none; }
    .eventsource { stroke: #bc4c00; } circle.eventsource, text.eventsource { fill: #bc4c00; stroke: none; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .grid { stroke: #3d444d; }
      .ours { stroke: #58a6ff; } circle.ours, text.ours { fill: #58a6ff; }
      .drain { stroke: #9198a1; } circle.drain, text.drain { fill: #9198a1; }
      .eventsource { stroke: #f0883e; } circle.eventsource, text.eventsource { fill: #f0883e; }
    }`;
