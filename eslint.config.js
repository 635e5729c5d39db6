import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        {
          // The extractor sees no other, so that nothing would ask for a translation.
          selector:
            'CallExpression[callee.object.name="l10n"][callee.property.name="t"]:not([arguments.0.type=/^(Literal|ObjectExpression)$/]), CallExpression[callee.object.property.name="l10n"][callee.property.name="t"]:not([arguments.0.type=/^(Literal|ObjectExpression)$/])',
          message: 'Write the text itself into l10n.t, with placeholders: {0}.',
        },
      ],
    },
  },
  {
    // Lit calls a template's listeners with their component as `this`.
    files: ['webview/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
);
