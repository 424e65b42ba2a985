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
package io.tributary.functions.window;

import com.google.common.collect.ImmutableList;
import io.trino.spi.function.Description;
import io.trino.spi.function.WindowFunction;
import io.trino.spi.function.WindowFunctionSignature;
import io.trino.spi.function.WindowFunctionSignatures;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_List;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.util.Objects.requireNonNull;

/**
 * A class for the engine to read signatures from and to make instances of.
 * <p>
 * The engine makes a window function from nothing but its class and the number of arguments, and does not tell an instance the types that
 * were bound. So each combination of function and types needs a class of its own, which would be hundreds that differ
 * in two constants. They are made here instead: a subclass of the function that has the signatures as annotations and a
 * constructor that passes the constants on.
 *
 * @param name simple name of the class
 * @param function has a constructor that takes the list of argument channels and then the constants
 * @param signatures the argument types of each overload
 */
record WindowFunctionClass(
        String name,
        Class<? extends WindowFunction> function,
        List<String> constants,
        String functionName,
        String description,
        String returnType,
        List<List<String>> signatures)
{
    WindowFunctionClass
    {
        requireNonNull(name, "name is null");
        requireNonNull(function, "function is null");
        constants = ImmutableList.copyOf(constants);
        requireNonNull(functionName, "functionName is null");
        requireNonNull(description, "description is null");
        requireNonNull(returnType, "returnType is null");
        signatures = ImmutableList.copyOf(signatures);
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
        ClassDesc parent = ClassDesc.ofDescriptor(function.descriptorString());
        MethodTypeDesc parentConstructor = MethodTypeDesc.of(
                CD_void,
                Stream.concat(Stream.of(CD_List), constants.stream().map(_ -> CD_String)).toList());
        return ClassFile.of().build(type, builder -> builder
                .withFlags(ACC_PUBLIC | ACC_FINAL)
                .withSuperclass(parent)
                .with(RuntimeVisibleAnnotationsAttribute.of(
                        annotation(Description.class, AnnotationElement.ofString("value", description)),
                        annotation(WindowFunctionSignatures.class, AnnotationElement.of("value", AnnotationValue.ofArray(
                                signatures.stream()
                                        .map(argumentTypes -> AnnotationValue.ofAnnotation(signature(argumentTypes)))
                                        .collect(toImmutableList()))))))
                .withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, CD_List), ACC_PUBLIC, code -> {
                    code.aload(0).aload(1);
                    constants.forEach(code::ldc);
                    code.invokespecial(parent, INIT_NAME, parentConstructor).return_();
                }));
    }

    private Annotation signature(List<String> argumentTypes)
    {
        return annotation(
                WindowFunctionSignature.class,
                AnnotationElement.ofString("name", functionName),
                AnnotationElement.ofString("returnType", returnType),
                AnnotationElement.of("argumentTypes", AnnotationValue.ofArray(
                        argumentTypes.stream()
                                .map(AnnotationValue::ofString)
                                .collect(toImmutableList()))));
    }

    private static Annotation annotation(Class<? extends java.lang.annotation.Annotation> type, AnnotationElement... elements)
    {
        return Annotation.of(ClassDesc.ofDescriptor(type.descriptorString()), elements);
    }
}
