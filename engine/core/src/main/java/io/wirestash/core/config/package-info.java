/** YAML to a checked model; every error with file, line, column and suggestion. */
package io.wirestash.core.config;
