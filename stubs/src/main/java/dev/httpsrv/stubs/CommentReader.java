package dev.httpsrv.stubs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.DocTreePath;
import com.sun.source.util.DocTrees;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;

/** Turns documentation comments into Markdown. */
final class CommentReader {

  /** A code element's start: the space that may follow is not of the code. */
  private static final String CODE = "\0";

  private final DocTrees trees;

  CommentReader(DocTrees trees) {
    this.trees = trees;
  }

  Comment read(Element element) {
    DocCommentTree tree = trees.getDocCommentTree(element);
    if (tree == null) {
      return Comment.NONE;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
    String result = "";
    for (DocTree tag : tree.getBlockTags()) {
      switch (tag) {
        case ParamTree each ->
            parameters.put(
                each.getName().getName().toString(), text(element, tree, each.getDescription()));
        case ReturnTree each -> result = text(element, tree, each.getDescription());
        case ThrowsTree each -> errors.add(text(element, tree, each.getDescription()));
        default -> {}
      }
    }
    return new Comment(text(element, tree, tree.getFullBody()), parameters, result, errors);
  }

  private String text(Element element, DocCommentTree comment, List<? extends DocTree> parts) {
    StringBuilder text = new StringBuilder();
    for (DocTree part : parts) {
      text.append(
          switch (part) {
            case TextTree each -> each.getBody().replaceAll("\\s+", " ");
            case LiteralTree each when each.getKind() == DocTree.Kind.CODE ->
                code(each.getBody().getBody());
            case LiteralTree each -> each.getBody().getBody();
            case LinkTree each -> link(element, comment, each);
            case EntityTree each -> Objects.requireNonNullElse(trees.getCharacters(each), "");
            case StartElementTree each -> start(each.getName().toString());
            case EndElementTree each -> each.getName().contentEquals("code") ? "`" : "";
            default -> part.toString();
          });
    }
    return text.toString().replaceAll(" *\n *", "\n").replaceAll(CODE + " ?", "`").strip();
  }

  private String link(Element element, DocCommentTree comment, LinkTree link) {
    if (!link.getLabel().isEmpty()) {
      return text(element, comment, link.getLabel());
    }
    DocTreePath start = new DocTreePath(trees.getPath(element), comment);
    Element target = trees.getElement(DocTreePath.getPath(start, link.getReference()));
    return code(target == null ? link.getReference().getSignature() : name(target));
  }

  /** Returns the name that scripts use, where there is one. */
  private static String name(Element element) {
    ScriptName function = element.getAnnotation(ScriptName.class);
    if (function != null) {
      return function.value();
    }
    ScriptProperty property = element.getAnnotation(ScriptProperty.class);
    return property != null ? property.value() : element.getSimpleName().toString();
  }

  private static String code(String text) {
    return "`" + text.strip().replaceAll("\\s+", " ") + "`";
  }

  private static String start(String tag) {
    return switch (tag) {
      case "p" -> "\n\n";
      case "li" -> "\n- ";
      case "code" -> CODE;
      default -> "";
    };
  }
}
