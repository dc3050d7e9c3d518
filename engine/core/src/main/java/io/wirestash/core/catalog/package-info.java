/** What is installed: plugins and their components, known from indexes and manifests without running their code. */
package io.wirestash.core.catalog;
