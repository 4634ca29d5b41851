#include "core/azure/names.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <functional>
#include <type_traits>
#include <utility>

namespace peerscape::views {

namespace {

constexpr int kEditorWidth = 160;
constexpr std::size_t kNamed = 12; // things that go along and are listed by name

/// A field on the canvas: Enter, or Ctrl+Enter where there are several lines, and leaving keep what
/// was entered, Esc does not.
template<class Field>
class InPlaceEdit : public Field
{
public:
    using Field::Field;
    std::function<void(bool keep)> close;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        constexpr bool kOneLine = std::is_same_v<Field, QLineEdit>;
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (event->key() == Qt::Key_Escape)
            finish(false);
        else if (enter && (kOneLine || (event->modifiers() & Qt::ControlModifier) != 0))
            finish(true);
        else
            Field::keyPressEvent(event);
    }
    void focusOutEvent(QFocusEvent* event) override
    {
        Field::focusOutEvent(event);
        // The field's own menu takes the keyboard for a while only.
        if (event->reason() != Qt::PopupFocusReason)
            finish(true);
    }

private:
    void finish(bool keep)
    {
        if (const auto act = std::exchange(close, nullptr))
            act(keep);
    }
};

} // namespace

QString CanvasView::refusalText(const Error& error)
{
    return QStringLiteral("%1: %2").arg(QString::fromStdString(error.code),
                                        qtmodel::DocumentController::text(error));
}

void CanvasView::hintAt(const edit::EditResult& tried)
{
    setHint(tried ? qtmodel::DocumentController::text(tried->label) : refusalText(tried.error()));
}

void CanvasView::renameSelection()
{
    const ObjectId id = m_selection.single();
    const diagram::Element* element = m_controller.diagram().find(id);
    if (m_viewOnly || element == nullptr || m_editor != nullptr)
        return;
    if (id.kind() == Kind::Note) {
        editNote(NoteId::of(id), *element);
        return;
    }
    auto* editor = new InPlaceEdit<QLineEdit>(viewport());
    editor->setAccessibleName(tr("New name"));
    editor->setText(QString::fromStdString(m_controller.document().nameOf(id).str()));
    editor->selectAll();
    // A line has no box: its name is edited in the middle of it.
    const diagram::Rect box = element->path.empty() ? element->box : element->bounds;
    const QPointF corner = element->path.empty()
                               ? toView({box.x, box.y}) + QPointF(8, 4)
                               : toView(box.center()) - QPointF(kEditorWidth / 2.0, 14);
    const int width = std::max(kEditorWidth, static_cast<int>(element->box.width * m_zoom) - 16);
    openEditor(editor, QRect(corner.toPoint(), QSize(width, 28)));
    connect(editor, &QLineEdit::textEdited, this, [this, id](const QString& text) {
        const edit::EditResult tried =
            edit::rename(m_controller.document(), id, text.trimmed().toStdString());
        setHint(tried ? QString() : refusalText(tried.error()));
    });
    editor->close = [this, editor, id](bool keep) {
        const bool changed = keep && editor->isModified();
        closeEditor();
        if (changed)
            apply(edit::rename(m_controller.document(), id, editor->text().trimmed().toStdString()),
                  false);
    };
}

void CanvasView::openSelection()
{
    const ObjectId id = m_selection.single();
    const auto* note = m_controller.document().find(NoteId::of(id));
    const bool showsWords =
        id && !azure::isLine(id.kind()) && (note == nullptr || note->image.empty());
    if (showsWords)
        renameSelection();
    else if (!m_selection.ids().empty())
        emit fieldsRequested();
}

void CanvasView::editNote(NoteId id, const diagram::Element& element)
{
    auto* editor = new InPlaceEdit<QPlainTextEdit>(viewport());
    editor->setAccessibleName(tr("Text of the note"));
    editor->setPlainText(QString::fromStdString(m_controller.document().find(id)->text.str()));
    editor->selectAll();
    const QPointF corner = toView({element.box.x, element.box.y});
    openEditor(editor, QRect(corner.toPoint(),
                             QSize(std::max(260, static_cast<int>(element.box.width * m_zoom)),
                                   std::max(90, static_cast<int>(element.box.height * m_zoom)))));
    editor->close = [this, editor, id](bool keep) {
        const bool changed = keep && editor->document()->isModified();
        const std::string text = editor->toPlainText().toStdString();
        closeEditor();
        if (changed)
            apply(edit::modify(m_controller.document(), id,
                               [&](azure::Note& note) { note.text = Text(text); }),
                  false);
    };
}

void CanvasView::openEditor(QWidget* editor, const QRect& place)
{
    m_editor = editor;
    editor->setGeometry(place);
    editor->show();
    editor->setFocus();
}

void CanvasView::closeEditor()
{
    QWidget* editor = std::exchange(m_editor, nullptr);
    editor->deleteLater();
    setHint({});
    setFocus();
}

void CanvasView::deleteSelection()
{
    const std::vector<ObjectId> chosen = m_selection.ids();
    if (chosen.empty() || deleteHeldBend())
        return;
    std::vector<ObjectId> rest;
    const auto findRest = [&](const route::RouteEngine& routes, const Progress&) {
        const std::set<ObjectId> known(chosen.begin(), chosen.end());
        rest = edit::removalClosure(routes.document(), chosen);
        std::erase_if(rest, [&](ObjectId id) { return known.contains(id); });
    };
    if (!workOut(tr("Finding what goes along…"), findRest))
        return;
    const azure::Document& document = m_controller.document();
    if (!rest.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(rest.size(), kNamed); ++i) {
            QString kind = qtmodel::DocumentController::text(rest[i].kind());
            kind[0] = kind[0].toUpper();
            names << kind + QLatin1Char(' ')
                         + QString::fromStdString(azure::displayName(document, rest[i]));
        }
        if (rest.size() > kNamed)
            names << tr("and %n more", nullptr, static_cast<int>(rest.size() - kNamed));
        QMessageBox box(QMessageBox::Question, tr("Delete"),
                        chosen.size() == 1 ? tr("This is deleted with %1:")
                                                 .arg(QString::fromStdString(
                                                     azure::displayName(document, chosen.front())))
                                           : tr("This is deleted with them:"),
                        QMessageBox::Cancel, this);
        box.setInformativeText(names.join(QLatin1Char('\n')));
        QPushButton* remove = box.addButton(tr("Delete"), QMessageBox::AcceptRole);
        box.setDefaultButton(remove);
        box.exec();
        if (box.clickedButton() != remove)
            return;
    }
    auto removed =
        workOutEdit(tr("Deleting…"), [&](const azure::Document& now, const Progress& progress) {
            return WorkedOut{edit::removeObjects(now, chosen, progress)};
        });
    if (removed)
        apply(*removed);
}

void CanvasView::restackSelection(edit::Restack where)
{
    const diagram::Diagram& diagram = m_controller.diagram();
    apply(edit::restack(m_controller.document(), m_selection.ids(), where,
                        [&diagram](ObjectId a, ObjectId b) {
                            const auto one = diagram.boxOf(a);
                            const auto other = diagram.boxOf(b);
                            return one && other && one->intersects(*other);
                        }),
          false);
}

bool CanvasView::canRestack() const
{
    const std::vector<ObjectId>& ids = m_selection.ids();
    return std::any_of(ids.begin(), ids.end(), [](ObjectId id) { return id.kind() == Kind::Note; });
}

} // namespace peerscape::views
