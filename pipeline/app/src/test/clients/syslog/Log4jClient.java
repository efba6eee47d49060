import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;

/// Logs every line of its input, and again what the appender says it could not send.
class Log4jClient {
    public static void main(String[] arguments) throws Exception {
        Logger logger = LogManager.getLogger("client");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            while (!isLogged(logger, line)) {
                Thread.sleep(100);
            }
        }
        LogManager.shutdown();
    }

    private static boolean isLogged(Logger logger, String line) {
        try {
            logger.info(line);
            return true;
        } catch (AppenderLoggingException away) {
            return false;
        }
    }
}
