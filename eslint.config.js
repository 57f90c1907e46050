import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "var/", "coverage/", "src/sandbox/page/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // One way to write a shape and a list throughout.
      "@typescript-eslint/array-type": ["error", { default: "array" }],
      // Node's environment and YAML's records are index signatures, read as such.
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Implementing an asynchronous port without awaiting is normal.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // A function ends at 70 lines; a factory is counted with the functions inside it.
      "max-lines-per-function": ["error", { max: 110, skipBlankLines: true, skipComments: true }],
      // Fluent builders of the libraries are declared as methods and used as functions.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "no-restricted-globals": [
        "error",
        {
          name: "setInterval",
          message: "Use a loop that sleeps on the Clock: intervals overlap and outlive shutdown.",
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
