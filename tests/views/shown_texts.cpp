#include "tests/views/shown_texts.h"

#include "core/diagram/box_builder.h"
#include "qt/document_controller.h"
#include "qt/text.h"
#include "views/canvas/canvas_view.h"
#include "views/widgets/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace peerscape::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 60; ///< Of a list that are looked at.

QString nameOf(const QWidget& widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty())
        name += u'#' + widget.objectName();
    return name;
}

void addActions(const QWidget& menu, std::vector<ShownText>& texts)
{
    for (const QAction* action : menu.actions()) {
        texts.push_back({nameOf(menu), action->text()});
        texts.push_back({nameOf(menu), action->toolTip()});
        if (action->menu() != nullptr)
            addActions(*action->menu(), texts);
    }
}

void addRows(const QAbstractItemModel& model, const QModelIndex& parent, const QString& where,
             std::vector<ShownText>& texts)
{
    for (int row = 0; row < std::min(model.rowCount(parent), kRows); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex cell = model.index(row, column, parent);
            for (const int role :
                 {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::StatusTipRole})
                texts.push_back({where, cell.data(role).toString()});
            if (column == 0)
                addRows(model, cell, where, texts);
        }
    }
}

void addHeader(const QHeaderView* header, const QString& where, std::vector<ShownText>& texts)
{
    if (header == nullptr || !header->isVisible() || header->model() == nullptr)
        return;
    for (int i = 0; i < header->count(); ++i)
        texts.push_back({where, header->model()->headerData(i, header->orientation()).toString()});
}

void addDrawing(const qtmodel::DocumentController& controller, const QString& where,
                std::vector<ShownText>& texts)
{
    const diagram::Diagram& drawing = controller.diagram();
    const auto add = [&](std::string_view text) { texts.push_back({where, toQString(text)}); };
    drawing.forEach([&](const diagram::Element& element) {
        add(element.accessibleName);
        for (const diagram::Primitive& primitive : element.primitives) {
            if (const auto* text = std::get_if<diagram::TextShape>(&primitive.shape))
                add(text->text);
        }
    });
    drawing.forEachBlockIn(drawing.bounds(), [&](const diagram::Block& block) {
        const diagram::BlockText text =
            diagram::blockText(controller.document(), block.object, drawing.words());
        add(text.name);
        add(text.addresses);
        add(text.content);
    });
}

QString textOn(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        return field->placeholderText();
    if (const auto* browser = qobject_cast<const QTextBrowser*>(&widget))
        return browser->toPlainText();
    return {};
}

std::vector<QWidget*> seenIn(QWidget& root)
{
    std::vector<QWidget*> seen{&root};
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->isVisibleTo(&root) && widget->window() == root.window())
            seen.push_back(widget);
    }
    return seen;
}

/// The width of the longest word, which no line break makes shorter; words of a rich text are not
/// looked at.
int widestWord(const QLabel& label)
{
    int widest = 0;
    if (Qt::mightBeRichText(label.text()))
        return 0;
    static const QRegularExpression kBreaks(u"[\\s\u00AD-]+"_s);
    for (const QString& word : label.text().split(kBreaks))
        widest = std::max(widest, label.fontMetrics().horizontalAdvance(word));
    return widest;
}

void addCutSections(const QHeaderView& header, std::vector<ShownText>& cut)
{
    for (int i = 0; header.model() != nullptr && i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, header.orientation()).toString();
        if (!header.isSectionHidden(i) && !text.isEmpty()
            && header.fontMetrics().horizontalAdvance(text) > header.sectionSize(i))
            cut.push_back({nameOf(*header.parentWidget()) + u" header"_s, text});
    }
}

} // namespace

std::vector<ShownText> textsIn(QWidget& root)
{
    std::vector<ShownText> texts{{nameOf(root), root.windowTitle()}};
    for (QWidget* widget : seenIn(root)) {
        const QString where = nameOf(*widget);
        texts.push_back({where, textOn(*widget)});
        texts.push_back({where, widget->toolTip()});
        texts.push_back({where, widget->accessibleName()});
        texts.push_back({where, widget->accessibleDescription()});
        if (qobject_cast<QMenuBar*>(widget) != nullptr)
            addActions(*widget, texts);
        if (const auto* button = qobject_cast<QToolButton*>(widget); button && button->menu())
            addActions(*button->menu(), texts);
        if (const auto* tabs = qobject_cast<QTabBar*>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.push_back({where, tabs->tabText(i)});
        }
        if (const auto* box = qobject_cast<QComboBox*>(widget)) {
            for (int i = 0; i < std::min(box->count(), kRows); ++i)
                texts.push_back({where, box->itemText(i)});
        }
        if (const auto* canvas = qobject_cast<views::CanvasView*>(widget))
            addDrawing(canvas->controller(), where, texts);
        if (const auto* tree = qobject_cast<QTreeView*>(widget))
            addHeader(tree->header(), where, texts);
        if (const auto* table = qobject_cast<QTableView*>(widget))
            addHeader(table->horizontalHeader(), where, texts);
        const auto* view = qobject_cast<QAbstractItemView*>(widget);
        if (view != nullptr && view->model() != nullptr
            && qobject_cast<QHeaderView*>(widget) == nullptr)
            addRows(*view->model(), view->rootIndex(), where, texts);
    }
    std::erase_if(texts, [](const ShownText& shown) { return shown.text.isEmpty(); });
    return texts;
}

std::vector<ShownText> cutOffIn(QWidget& root)
{
    std::vector<ShownText> cut;
    for (QWidget* widget : seenIn(root)) {
        const auto* label = qobject_cast<QLabel*>(widget);
        const bool breaks = label != nullptr && label->wordWrap();
        const auto* tool = qobject_cast<QToolButton*>(widget);
        const bool onlyIcon = tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        // One that ends with "…" where it has no room says so itself.
        const bool elides = qobject_cast<views::ElidedLabel*>(widget) != nullptr;
        const bool counts = (label != nullptr && !elides)
                            || (qobject_cast<QAbstractButton*>(widget) != nullptr && !onlyIcon);
        if (counts && !breaks && !textOn(*widget).isEmpty()
            && widget->sizeHint().width() > widget->width() + 1)
            cut.push_back({nameOf(*widget)
                               + u" %1 > %2"_s.arg(widget->sizeHint().width()).arg(widget->width()),
                           textOn(*widget)});
        if (breaks && widestWord(*label) > label->contentsRect().width())
            cut.push_back({nameOf(*widget) + u" word"_s, textOn(*widget)});
        if (const auto* header = qobject_cast<QHeaderView*>(widget);
            header != nullptr && header->orientation() == Qt::Horizontal)
            addCutSections(*header, cut);
        if (breaks && widget->heightForWidth(widget->width()) > widget->height() + 1)
            cut.push_back({nameOf(*widget) + u" height"_s, textOn(*widget)});
    }
    return cut;
}

QStringList sharedMenuKeysIn(QWidget& root)
{
    QStringList shared;
    for (const QMenu* menu : root.findChildren<QMenu*>()) {
        QHash<QString, QString> owners;
        for (const QAction* action : menu->actions()) {
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            if (key.isEmpty())
                continue;
            if (owners.contains(key.toString()))
                shared << owners.value(key.toString()) + u" and "_s + action->text();
            owners.insert(key.toString(), action->text());
        }
    }
    return shared;
}

} // namespace peerscape::test
