package io.orrery.gateway.inspect;

import org.springframework.context.annotation.Configuration;

/// The beans of the inspector.
@Configuration(proxyBeanMethods = false)
public class InspectConfiguration {}
