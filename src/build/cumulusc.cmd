@echo off
rem Starts cumulusc on Windows with the Java in JAVA_HOME, else with the one on the PATH.
rem
rem   CUMULUSC_JAVA_OPTS   further options for the JVM
setlocal
set "CUMULUSC_LIB=%~dp0..\lib"
if defined JAVA_HOME (
  set "CUMULUSC_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "CUMULUSC_JAVA=java.exe"
)
if defined JAVA_HOME if not exist "%CUMULUSC_JAVA%" (
  echo cumulusc: there is no bin\java.exe in JAVA_HOME. Set it to Java 17 or newer. 1>&2
  exit /b 1
)
if not defined JAVA_HOME (
  where java.exe >nul 2>nul || (
    echo cumulusc: no java.exe on the PATH, and JAVA_HOME is not set. Install Java 17 or newer. 1>&2
    exit /b 1
  )
)
rem As in bin/cumulusc, where the reasons are. Of two collectors the JVM takes none, so that of the user counts.
set "CUMULUSC_GC=-XX:+UseSerialGC -XX:NewRatio=1"
set CUMULUSC_JAVA_OPTS 2>nul | findstr /R /C:"-XX:+Use.*GC" >nul && set "CUMULUSC_GC="
"%CUMULUSC_JAVA%" -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:C1MaxInlineSize=12 -XX:-UsePerfData %CUMULUSC_JAVA_OPTS% %CUMULUSC_GC% -cp "%CUMULUSC_LIB%\cumulusc.jar" dev.cumulusc.Main %*
exit /b %ERRORLEVEL%
