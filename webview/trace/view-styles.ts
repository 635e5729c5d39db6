import { css } from 'lit';

export const viewStyles = css`
  main {
    display: flex;
    flex-direction: column;
    height: 100vh;
    background: var(--surface);
  }

  .panes {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(280px, 27%);
  }

  .side {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-left: 1px solid var(--line);
  }

  trace-details {
    flex: 1;
    min-height: 0;
  }

  trace-differences {
    flex: 0 1 40%;
    min-height: 0;
    border-bottom: 1px solid var(--line);
  }

  .notices p,
  .damage {
    margin: 0;
    padding: 6px 12px;
    border-bottom: 1px solid var(--line);
  }

  /* Words have the colour of text: those of errors and warnings are too pale for them in some themes. */
  .failure {
    border-left: 4px solid var(--error);
  }

  .damage {
    border-left: 4px solid var(--warning);
  }

  .damage summary {
    cursor: pointer;
  }

  .damage ul {
    max-height: 20vh;
    overflow: auto;
    margin: 4px 0;
  }

  @media (max-width: 800px) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 3fr) minmax(0, 2fr);
    }

    .side {
      border-left: none;
      border-top: 1px solid var(--line);
    }
  }
`;
