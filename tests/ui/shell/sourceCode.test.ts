import { describe, expect, it } from 'vitest';
import { sourceCodeHref } from '../../../src/ui/shell/sourceCode.ts';

describe('the link to the source code', () => {
  it('is what the build says, wherever the page lies', () => {
    expect(sourceCodeHref({ hostname: 'localhost', pathname: '/' }, 'https://example.org/code')).toBe(
      'https://example.org/code',
    );
  });

  it('is the repository of a GitHub Pages site', () => {
    expect(sourceCodeHref({ hostname: 'someone.github.io', pathname: '/postmark/' })).toBe(
      'https://github.com/someone/postmark',
    );
  });

  it('is left out where nobody knows it', () => {
    expect(sourceCodeHref({ hostname: 'localhost', pathname: '/' })).toBeNull();
    expect(sourceCodeHref({ hostname: 'someone.github.io', pathname: '/' })).toBeNull();
    expect(sourceCodeHref({ hostname: 'github.io.example.org', pathname: '/postmark/' })).toBeNull();
  });
});
