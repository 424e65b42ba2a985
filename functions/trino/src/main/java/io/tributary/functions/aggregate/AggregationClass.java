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
package io.tributary.functions.aggregate;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.journey.ValueKind;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.function.AggregationFunction;
import io.trino.spi.function.AggregationState;
import io.trino.spi.function.BlockIndex;
import io.trino.spi.function.BlockPosition;
import io.trino.spi.function.CombineFunction;
import io.trino.spi.function.Description;
import io.trino.spi.function.InputFunction;
import io.trino.spi.function.LiteralParameters;
import io.trino.spi.function.OutputFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.function.TypeParameter;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleParameterAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.util.Objects.requireNonNull;

/**
 * The class that the engine needs for one signature of an aggregate over {@link JourneyState}. The engine wants a class for every generic signature, and all of them
 * do the same: hand the row, with null for arguments that the signature does not have, to {@link JourneyRows}, and the output to the function.
 *
 * @param name simple name of the class
 * @param function has a static method {@code output} that takes a state and a block builder
 * @param valueKind how the conversion argument gives values
 * @param arguments SQL types in the order of {@link Argument}, one for each argument that the signature has
 * @param returnType SQL type
 */
record AggregationClass(
        String name,
        Class<?> function,
        String functionName,
        String description,
        ValueKind valueKind,
        List<Argument> arguments,
        String returnType)
{
    private static final ClassDesc STATE = descriptor(JourneyState.class);
    private static final ClassDesc ROWS = descriptor(JourneyRows.class);
    private static final ClassDesc VALUE_KIND = descriptor(ValueKind.class);
    private static final ClassDesc VALUE_BLOCK = descriptor(ValueBlock.class);
    private static final ClassDesc BLOCK_BUILDER = descriptor(BlockBuilder.class);

    enum Argument
    {
        MODELS, CHANNEL, EVENT_TIME, CONVERSION, LOOKBACK, OWNERSHIP
    }

    AggregationClass
    {
        requireNonNull(name, "name is null");
        requireNonNull(function, "function is null");
        requireNonNull(functionName, "functionName is null");
        requireNonNull(description, "description is null");
        requireNonNull(valueKind, "valueKind is null");
        arguments = ImmutableList.copyOf(arguments);
        requireNonNull(returnType, "returnType is null");
    }

    /**
     * Makes the class, in the package and class loader of the lookup.
     */
    Class<?> define(Lookup lookup)
    {
        try {
            return lookup.defineClass(bytes(ClassDesc.of(lookup.lookupClass().getPackageName(), name)));
        }
        catch (IllegalAccessException e) {
            throw new IllegalStateException("Class %s cannot be defined beside %s".formatted(name, lookup.lookupClass().getName()), e);
        }
    }

    private byte[] bytes(ClassDesc type)
    {
        return ClassFile.of().build(type, builder -> {
            builder.withFlags(ACC_PUBLIC | ACC_FINAL)
                    .with(RuntimeVisibleAnnotationsAttribute.of(
                            annotation(AggregationFunction.class, AnnotationElement.ofString("value", functionName)),
                            annotation(Description.class, AnnotationElement.ofString("value", description))));
            input(builder);
            combine(builder);
            output(builder);
        });
    }

    private void input(ClassBuilder builder)
    {
        List<ClassDesc> parameters = new ArrayList<>(List.of(STATE));
        List<List<Annotation>> annotations = new ArrayList<>(List.of(List.of(state())));
        for (Argument argument : arguments) {
            parameters.addAll(List.of(VALUE_BLOCK, CD_int));
            annotations.add(List.of(
                    annotation(SqlNullable.class),
                    annotation(BlockPosition.class),
                    annotation(SqlType.class, AnnotationElement.ofString("value", sqlType(argument)))));
            annotations.add(List.of(annotation(BlockIndex.class)));
        }

        List<Annotation> methodAnnotations = new ArrayList<>(List.of(
                annotation(InputFunction.class),
                annotation(TypeParameter.class, AnnotationElement.ofString("value", "E"))));
        methodAnnotations.add(annotation(LiteralParameters.class, strings(valueKind == ValueKind.DECIMAL ? List.of("x", "p", "s") : List.of("x"))));

        method(builder, "input", MethodTypeDesc.of(CD_void, parameters), methodAnnotations, annotations, code -> {
            List<ClassDesc> targetParameters = new ArrayList<>(List.of(STATE, CD_String, VALUE_KIND));
            code.aload(0)
                    .ldc(functionName)
                    .getstatic(VALUE_KIND, valueKind.name(), VALUE_KIND);
            for (Argument argument : Argument.values()) {
                targetParameters.addAll(List.of(VALUE_BLOCK, CD_int));
                int index = arguments.indexOf(argument);
                if (index < 0) {
                    code.aconst_null().iconst_0();
                }
                else {
                    code.aload(1 + 2 * index).iload(2 + 2 * index);
                }
            }
            code.invokestatic(ROWS, "add", MethodTypeDesc.of(CD_void, targetParameters)).return_();
        });
    }

    private void combine(ClassBuilder builder)
    {
        method(builder, "combine", MethodTypeDesc.of(CD_void, STATE, STATE), List.of(annotation(CombineFunction.class)), List.of(List.of(state()), List.of(state())), code -> code
                .aload(0)
                .aload(1)
                .ldc(functionName)
                .invokestatic(ROWS, "combine", MethodTypeDesc.of(CD_void, STATE, STATE, CD_String))
                .return_());
    }

    private void output(ClassBuilder builder)
    {
        MethodTypeDesc type = MethodTypeDesc.of(CD_void, STATE, BLOCK_BUILDER);
        List<Annotation> annotations = List.of(
                annotation(OutputFunction.class, AnnotationElement.ofString("value", returnType)),
                annotation(SqlNullable.class));
        method(builder, "output", type, annotations, List.of(List.of(state()), List.of()), code -> code
                .aload(0)
                .aload(1)
                .invokestatic(descriptor(function), "output", type)
                .return_());
    }

    private String sqlType(Argument argument)
    {
        return switch (argument) {
            case MODELS -> "array(varchar)";
            case CHANNEL -> "varchar(x)";
            case EVENT_TIME -> "E";
            case CONVERSION -> switch (valueKind) {
                case COUNT -> "boolean";
                case DOUBLE -> "double";
                case DECIMAL -> "decimal(p,s)";
            };
            case LOOKBACK -> "interval day to second";
            case OWNERSHIP -> "varchar";
        };
    }

    private static void method(
            ClassBuilder builder,
            String name,
            MethodTypeDesc type,
            List<Annotation> annotations,
            List<List<Annotation>> parameterAnnotations,
            Consumer<CodeBuilder> code)
    {
        builder.withMethod(name, type, ACC_PUBLIC | ACC_STATIC, method -> method
                .with(RuntimeVisibleAnnotationsAttribute.of(annotations))
                .with(RuntimeVisibleParameterAnnotationsAttribute.of(parameterAnnotations))
                .withCode(code));
    }

    private static Annotation state()
    {
        return annotation(AggregationState.class, strings(List.of("E")));
    }

    private static AnnotationElement strings(List<String> values)
    {
        return AnnotationElement.ofArray("value", values.stream()
                .map(AnnotationValue::ofString)
                .toArray(AnnotationValue[]::new));
    }

    private static Annotation annotation(Class<? extends java.lang.annotation.Annotation> type, AnnotationElement... elements)
    {
        return Annotation.of(descriptor(type), elements);
    }

    private static ClassDesc descriptor(Class<?> type)
    {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }
}
