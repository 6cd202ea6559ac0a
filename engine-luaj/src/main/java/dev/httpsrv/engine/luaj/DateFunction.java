package dev.httpsrv.engine.luaj;

import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code os.date}; LuaJ's is one step, however long its format is, and knows no {@code !*t}. */
final class DateFunction extends VarArgFunction {

  private static final LuaString USUAL = LuaString.valueOf("%c");
  private static final LuaString TABLE = LuaString.valueOf("*t");
  private static final TimeZone UNIVERSAL = TimeZone.getTimeZone("UTC");

  private static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  @Override
  public Varargs invoke(Varargs arguments) {
    LuaString format = arguments.isnoneornil(1) ? USUAL : Text.string(arguments.arg1());
    boolean universal = format.m_length > 0 && format.luaByte(0) == '!';
    // It is the present at first, and goes back to Caesar's calendar, as os.time does.
    Calendar time =
        new GregorianCalendar(universal ? UNIVERSAL : TimeZone.getDefault(), Locale.ROOT);
    if (!arguments.isnoneornil(2)) {
      time.setTimeInMillis((long) (arguments.checkdouble(2) * 1000));
    }
    LuaString what = universal ? format.substring(1, format.m_length) : format;
    return what.raweq(TABLE) ? table(time) : text(what, time);
  }

  private static LuaTable table(Calendar time) {
    LuaTable table = new LuaTable();
    table.set("year", time.get(Calendar.YEAR));
    table.set("month", time.get(Calendar.MONTH) + 1);
    table.set("day", time.get(Calendar.DAY_OF_MONTH));
    table.set("hour", time.get(Calendar.HOUR_OF_DAY));
    table.set("min", time.get(Calendar.MINUTE));
    table.set("sec", time.get(Calendar.SECOND));
    table.set("wday", weekday(time) + 1);
    table.set("yday", time.get(Calendar.DAY_OF_YEAR));
    table.set("isdst", LuaValue.valueOf(time.get(Calendar.DST_OFFSET) != 0));
    return table;
  }

  private static LuaString text(LuaString format, Calendar time) {
    StringBytes out = new StringBytes(format.m_length + 32);
    for (int i = 0; i < format.m_length; i++) {
      Safepoints.poll();
      int c = format.luaByte(i);
      if (c != '%') {
        out.add(c);
        continue;
      }
      i++;
      out.add(part(i < format.m_length ? format.luaByte(i) : -1, time));
    }
    return out.toLuaString();
  }

  /** Returns what strftime of C gives for a conversion. */
  private static String part(int conversion, Calendar time) {
    return switch (conversion) {
      case 'a' -> DAYS.get(weekday(time)).substring(0, 3);
      case 'A' -> DAYS.get(weekday(time));
      case 'b' -> MONTHS.get(time.get(Calendar.MONTH)).substring(0, 3);
      case 'B' -> MONTHS.get(time.get(Calendar.MONTH));
      case 'c' -> parts("a b e X Y", time);
      case 'C' -> two(time.get(Calendar.YEAR) / 100);
      case 'd' -> two(time.get(Calendar.DAY_OF_MONTH));
      case 'D', 'x' -> parts("m/d/y", time);
      case 'e' -> "%2d".formatted(time.get(Calendar.DAY_OF_MONTH));
      case 'F' -> parts("Y-m-d", time);
      case 'g' -> two(iso(time).getWeekYear() % 100);
      case 'G' -> String.valueOf(iso(time).getWeekYear());
      case 'h' -> part('b', time);
      case 'H' -> two(time.get(Calendar.HOUR_OF_DAY));
      case 'I' -> two((time.get(Calendar.HOUR_OF_DAY) + 11) % 12 + 1);
      case 'j' -> String.valueOf(1000 + time.get(Calendar.DAY_OF_YEAR)).substring(1);
      case 'm' -> two(time.get(Calendar.MONTH) + 1);
      case 'M' -> two(time.get(Calendar.MINUTE));
      case 'n' -> "\n";
      case 'p' -> time.get(Calendar.AM_PM) == Calendar.AM ? "AM" : "PM";
      case 'r' -> parts("I:M:S p", time);
      case 'R' -> parts("H:M", time);
      case 'S' -> two(time.get(Calendar.SECOND));
      case 't' -> "\t";
      case 'T', 'X' -> parts("H:M:S", time);
      case 'u' -> String.valueOf((weekday(time) + 6) % 7 + 1);
      case 'U' -> two(week(time, 0));
      case 'V' -> two(iso(time).get(Calendar.WEEK_OF_YEAR));
      case 'w' -> String.valueOf(weekday(time));
      case 'W' -> two(week(time, 1));
      case 'y' -> two(time.get(Calendar.YEAR) % 100);
      case 'Y' -> String.valueOf(time.get(Calendar.YEAR));
      case 'z' -> zone(time);
      case 'Z' -> zoneName(time);
      case '%' -> "%";
      default ->
          throw new LuaError(
              "bad argument #1: invalid conversion specifier '%%%s'"
                  .formatted(conversion < 0 ? "" : (char) conversion));
    };
  }

  /** Returns the time in years of ISO 8601's weeks. */
  private static Calendar iso(Calendar time) {
    Calendar iso = (Calendar) time.clone();
    iso.setFirstDayOfWeek(Calendar.MONDAY);
    iso.setMinimalDaysInFirstWeek(4);
    return iso;
  }

  private static String zoneName(Calendar time) {
    TimeZone zone = time.getTimeZone();
    return zone.equals(UNIVERSAL)
        ? "GMT"
        : zone.getDisplayName(time.get(Calendar.DST_OFFSET) != 0, TimeZone.SHORT, Locale.ROOT);
  }

  /** Returns several conversions, with what is between them. */
  private static String parts(String conversions, Calendar time) {
    StringBuilder parts = new StringBuilder();
    for (char each : conversions.toCharArray()) {
      if (Character.isLetter(each)) {
        parts.append(part(each, time));
      } else {
        parts.append(each);
      }
    }
    return parts.toString();
  }

  /** Returns the day of the week; Sunday is 0. */
  private static int weekday(Calendar time) {
    return time.get(Calendar.DAY_OF_WEEK) - Calendar.SUNDAY;
  }

  /** Returns the week of the year, where the first one begins with the first such day. */
  private static int week(Calendar time, int firstDay) {
    int daysIntoWeek = (weekday(time) - firstDay + 7) % 7;
    return (time.get(Calendar.DAY_OF_YEAR) + 6 - daysIntoWeek) / 7;
  }

  private static String zone(Calendar time) {
    int minutes = (time.get(Calendar.ZONE_OFFSET) + time.get(Calendar.DST_OFFSET)) / 60_000;
    return (minutes < 0 ? "-" : "+") + two(Math.abs(minutes) / 60) + two(Math.abs(minutes) % 60);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
