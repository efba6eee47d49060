/// What strangers may see: the browser application's files, the OpenAPI document, health, and clear answers for what
/// this server deliberately does not do.
@NullMarked
package io.orrery.gateway.page;

import org.jspecify.annotations.NullMarked;
