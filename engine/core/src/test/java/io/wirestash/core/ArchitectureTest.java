package io.wirestash.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package of the engine may know which other. */
@AnalyzeClasses(packages = "io.wirestash.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE = slices().matching("io.wirestash.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_BUT_THE_PIPELINE_KNOWS_THE_PIPELINE = noClasses()
      .that().resideOutsideOfPackage("io.wirestash.core.pipeline..")
      .should().dependOnClassesThat().resideInAPackage("io.wirestash.core.pipeline..");

  @ArchTest
  static final ArchRule DIAGNOSTICS_STAND_ALONE = onlyUses("diagnostic");

  @ArchTest
  static final ArchRule THE_CATALOG_KNOWS_ONLY_DIAGNOSTICS = onlyUses("catalog", "diagnostic");

  @ArchTest
  static final ArchRule CONDITIONS_KNOW_WHAT_EVENTS_THERE_ARE = onlyUses("condition", "catalog", "diagnostic");

  @ArchTest
  static final ArchRule CONFIGURATION_KNOWS_WHAT_IS_INSTALLED =
      onlyUses("config", "catalog", "condition", "diagnostic");

  @ArchTest
  static final ArchRule PLUGINS_ARE_LOADED_FOR_A_CONFIGURATION = onlyUses("plugin", "config", "catalog", "condition", "diagnostic");

  @ArchTest
  static final ArchRule PACKETS_COME_BEFORE_FLOWS = noClasses().that().resideInAPackage("io.wirestash.core.packet..")
      .should().dependOnClassesThat().resideInAnyPackage("io.wirestash.core.flow..", "io.wirestash.core.stream..",
          "io.wirestash.core.detect..", "io.wirestash.core.delivery..");

  @ArchTest
  static final ArchRule ONLY_CONFIG_READS_YAML = noClasses().that().resideOutsideOfPackage("io.wirestash.core.config..")
      .should().dependOnClassesThat().resideInAPackage("org.yaml..");

  @ArchTest
  static final ArchRule THE_CORE_KNOWS_NO_COMMAND_LINE = noClasses()
      .should().dependOnClassesThat().resideInAnyPackage("io.wirestash.cli..", "picocli..");

  private static ArchRule onlyUses(String name, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = "io.wirestash.core." + name + "..";
    for (int i = 0; i < others.length; i++) allowed[i + 1] = "io.wirestash.core." + others[i] + "..";
    return classes().that().resideInAPackage("io.wirestash.core." + name + "..")
        .should().onlyDependOnClassesThat(
            not(
                    resideInAPackage("io.wirestash.core.."))
                .or(resideInAnyPackage(allowed)));
  }
}
