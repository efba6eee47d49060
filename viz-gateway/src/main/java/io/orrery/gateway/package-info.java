/// The only door of Orrery: HTTP, uploads, feeds, accounts, and the way out to browsers.
///
/// `GatewayApplication` starts it from one `GatewayConfig`; every bean is named in
/// an explicit configuration class, so what runs can be read in one place.
@NullMarked
package io.orrery.gateway;

import org.jspecify.annotations.NullMarked;
