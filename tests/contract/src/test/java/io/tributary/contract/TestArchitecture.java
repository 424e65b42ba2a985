/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.tributary.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.analysis.breach.ConditionThatKnowsTheEngine;
import io.tributary.analysis.breach.ConditionThatShowsCalcite;
import io.tributary.attribution.breach.ModelThatKnowsTheEngine;
import io.tributary.connector.breach.ConnectorThatKnowsThePlugin;
import io.tributary.connector.hashedid.HashedIdConfig;
import io.tributary.functions.breach.FunctionThatKnowsTheEngine;
import io.tributary.identity.profile.Profile;
import io.tributary.identity.token.Token;
import io.tributary.matching.breach.MatchingThatKnowsTheEngine;
import io.tributary.node.breach.NodeThatKnowsTheFunctions;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which room may import what.
 */
final class TestArchitecture
{
    private static final ArchRule ATTRIBUTION = room(
            "io.tributary.attribution..",
            "java..",
            "com.google.common..",
            "it.unimi.dsi.fastutil..");

    private static final ArchRule ANALYSIS = room(
            "io.tributary.analysis..",
            "java..",
            "com.google.common..",
            "org.apache.calcite..");

    private static final ArchRule ANALYSIS_WITHOUT_CALCITE_OUTSIDE = methods()
            .that().areDeclaredInClassesThat().resideInAPackage("io.tributary.analysis..")
            .and().areDeclaredInClassesThat().arePublic()
            .and().arePublic()
            .should().notHaveRawReturnType(resideInAnyPackage("org.apache.calcite.."))
            .andShould().notHaveRawParameterTypes(describe("of Calcite", types -> types.stream().anyMatch(type -> type.getPackageName().startsWith("org.apache.calcite"))));

    private static final ArchRule MATCHING = room(
            "io.tributary.matching..",
            "java..",
            "com.google.common..",
            "it.unimi.dsi.fastutil..");

    private static final ArchRule FUNCTIONS = room(
            "io.tributary.functions..",
            "java..",
            "com.google.common..",
            "io.airlift.slice..",
            "io.trino.spi..",
            "io.tributary.attribution..",
            "io.tributary.matching..",
            "io.tributary.node..",
            "org.weakref.jmx..");

    private static final ArchRule NODE = room(
            "io.tributary.node..",
            "java..",
            "javax.management..",
            "com.google.common..",
            "io.airlift.slice..",
            "io.trino.spi..",
            "org.weakref.jmx..");

    private static final ArchRule IDENTITY = room(
            "io.tributary.identity..",
            "java..",
            "javax.crypto..",
            "javax.security.auth..",
            "com.google.i18n.phonenumbers..",
            "org.bouncycastle..");

    private static final ArchRule CONNECTORS = room(
            "io.tributary.connector..",
            "java..",
            "com.google.common..",
            "com.google.inject..",
            "jakarta.inject..",
            "jakarta.validation..",
            "com.fasterxml.jackson.annotation..",
            // how often a connection is tried, as Trino's own connectors have it
            "dev.failsafe..",
            "io.airlift..",
            "io.trino.spi..",
            "io.opentelemetry.api..",
            // caches that are safe to invalidate while they load, which Trino's own plugins use in place of those of Guava
            "io.trino.cache..",
            "io.trino.plugin.base..",
            "io.trino.plugin.jdbc..",
            "io.tributary.analysis..",
            "io.tributary.attribution..",
            "io.tributary.identity..",
            "io.tributary.node..",
            "org.weakref.jmx..",
            // where rules are kept
            "jakarta.annotation..",
            "javax.sql..",
            "org.flywaydb.core..",
            "org.jdbi.v3..");

    private static final ArchRule CONNECTORS_APART = slices()
            .matching("io.tributary.connector.(*)..")
            .should().notDependOnEachOther();

    private static final ArchRule PLUGIN = classes()
            .that().resideInAPackage("io.tributary.trino..")
            .should().haveSimpleName("TributaryPlugin");

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // none of the classes here, some of which break the rules on purpose
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.tributary");

    @Test
    void testEveryRoomIsSeen()
    {
        for (String room : new String[] {"io.tributary.analysis", "io.tributary.attribution", "io.tributary.functions", "io.tributary.matching", "io.tributary.node", Profile.class.getPackageName(), Token.class.getPackageName(), HashedIdConfig.class.getPackageName(), "io.tributary.connector", "io.tributary.trino"}) {
            assertThat(main.that(resideInAnyPackage(room + ".."))).describedAs(room).isNotEmpty();
        }
    }

    @Test
    void testAttributionKnowsNoEngine()
    {
        ATTRIBUTION.check(main);
    }

    @Test
    void testAnalysisKnowsNoEngineAndHidesCalcite()
    {
        ANALYSIS.check(main);
        ANALYSIS_WITHOUT_CALCITE_OUTSIDE.check(main);
    }

    @Test
    void testMatchingKnowsNoEngine()
    {
        MATCHING.check(main);
    }

    @Test
    void testFunctionsKnowModelsAndTheServiceProviderInterface()
    {
        FUNCTIONS.check(main);
    }

    @Test
    void testNodeKnowsTheServiceProviderInterfaceOnly()
    {
        NODE.check(main);
    }

    @Test
    void testIdentityKnowsNoEngine()
    {
        IDENTITY.check(main);
    }

    @Test
    void testConnectorsKnowNeitherFunctionsNorTheEngine()
    {
        CONNECTORS.check(main);
        CONNECTORS_APART.check(main);
    }

    @Test
    void testPluginIsOneClass()
    {
        PLUGIN.check(main);
    }

    @Test
    void testNoVagueNames()
    {
        // but those that the service provider interface gives to what it calls a manager
        JavaClasses named = main.that(describe("are named here", type -> type.getAllRawInterfaces().stream()
                .noneMatch(parent -> parent.getPackageName().startsWith("io.trino.spi"))));
        assertThat(named.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Impl|Manager)"));
    }

    @Test
    void testRulesBite()
    {
        assertThat(isBroken(ATTRIBUTION, ModelThatKnowsTheEngine.class)).isTrue();
        assertThat(isBroken(ANALYSIS, ConditionThatKnowsTheEngine.class)).isTrue();
        assertThat(isBroken(ANALYSIS_WITHOUT_CALCITE_OUTSIDE, ConditionThatShowsCalcite.class)).isTrue();
        assertThat(isBroken(MATCHING, MatchingThatKnowsTheEngine.class)).isTrue();
        assertThat(isBroken(FUNCTIONS, FunctionThatKnowsTheEngine.class)).isTrue();
        assertThat(isBroken(NODE, NodeThatKnowsTheFunctions.class)).isTrue();
        assertThat(isBroken(CONNECTORS, ConnectorThatKnowsThePlugin.class)).isTrue();
    }

    private static boolean isBroken(ArchRule rule, Class<?> breach)
    {
        return rule.evaluate(new ClassFileImporter().importClasses(breach)).hasViolation();
    }

    private static ArchRule room(String packages, String... imports)
    {
        return classes()
                .that().resideInAPackage(packages)
                .should().onlyDependOnClassesThat(resideInAnyPackage(packages).or(resideInAnyPackage(imports)));
    }
}
