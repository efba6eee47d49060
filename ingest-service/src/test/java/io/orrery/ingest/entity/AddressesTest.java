package io.orrery.ingest.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The cases of IPv6 are those of RFC 5952, sections 4 and 5.
final class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "010.001.000.09, 10.1.0.9",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::A, 2001:db8::a",
        "::ffff:192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "fe80::1%eth0, fe80::1",
        "[2001:db8::1], 2001:db8::1"
    })
    void anAddressIsWrittenInOneWay(String text, String canonical) {
        assertThat(Addresses.canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "10.1",
                "3232235777",
                "1.2.3.256",
                "1.2.3",
                "1.2.3.4.5",
                "1..2.3",
                "a.b.c.d",
                "example.com",
                "12:34:56",
                "::g",
                "1:2:3:4:5:6:7:8:9",
                "-",
                "10.0.0.1:80"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(Addresses.canonical(text)).isNull();
    }

    @Test
    void everyAddressMeansTheSameAfterwardsAndIsThenLeftAsItIs() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = random.nextInt(3) == 0 ? 0 : bytes[k];
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            String canonical = Addresses.canonical(address.getHostAddress());
            assertThat(canonical).isNotNull();
            assertThat(InetAddress.ofLiteral(canonical)).isEqualTo(address);
            assertThat(Addresses.canonical(canonical)).isEqualTo(canonical);
        }
    }
}
