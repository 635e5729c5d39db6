import { css } from 'lit';

export const paneStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
  }
  .scroller {
    position: relative;
    height: 100%;
    box-sizing: border-box;
    overflow: auto;
    padding: 0 14px;
    outline: none;
  }
  .content {
    position: relative;
  }
  .layer {
    position: absolute;
    inset: 0;
    outline: none;
  }
  .layer:focus .cell.active {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
    box-shadow: 0 0 0 1px var(--surface) inset;
  }
  .heading {
    position: absolute;
    top: 0;
    left: 0;
    display: flex;
    gap: 8px;
    align-items: end;
    height: 24px;
    font-weight: 600;
  }
  .heading .count {
    color: var(--muted);
    font-weight: normal;
  }
  .frame {
    position: absolute;
    top: 0;
    left: 0;
    box-sizing: border-box;
    padding: 3px 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    color: var(--muted);
    font-size: 0.85em;
  }
  .robot {
    position: absolute;
    top: 0;
    left: 0;
    pointer-events: none;
    transition: transform 0.45s ease-in-out;
  }
  .robot::before,
  .robot::after {
    position: absolute;
    inset: 0;
    border: 2px solid var(--robot);
    content: '';
  }
  .robot::before {
    border-right: none;
    border-bottom: none;
    clip-path: polygon(0 0, 14px 0, 14px 100%, 0 100%);
    border-bottom: 2px solid var(--robot);
    border-radius: 5px;
  }
  .robot::after {
    border-left: none;
    clip-path: polygon(calc(100% - 14px) 0, 100% 0, 100% 100%, calc(100% - 14px) 100%);
    border-radius: 5px;
  }
  .robot .icon {
    position: absolute;
    top: -10px;
    right: 8px;
    padding: 1px 3px;
    border-radius: 3px;
    background: var(--surface);
    color: var(--robot);
  }
  @media (prefers-reduced-motion: reduce) {
    .robot {
      transition: none;
    }
  }
`;
